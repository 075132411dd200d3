<?php

/**
 * Fuzz: one store in one process, which does what the driver says line by line. Enters: JSON on STDIN; leaves: JSON on STDOUT.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\Settings;

final class Main
{
    /** Bytes in use when the request began. */
    public static int $memory = 0;

    /** @var list<string> What PHP has complained about. */
    private static array $complaints = [];

    /** @var array<string, mixed>|null What is being done, for whoever finds this process dead. */
    private static ?array $current = null;

    /** Changes of stock between two looks at the whole catalogue. */
    private const STOCK_EVERY = 10;

    private Server $server;

    private bool $isCareful = false;

    private int $changes = 0;

    public function __construct(private RecordingDatabase $db)
    {
        Caller::prepare();
        Baseline::keep($db);
        // A process that takes another's place has loaded what the last episode left.
        Baseline::restore($db, true);
        Settings::forget();
        Peers::$db = $db;
        Peers::stand();
        add_filter('wp_rest_server_class', static fn(): string => Server::class);
        $server = rest_get_server();
        assert($server instanceof Server);
        $server->keepOnly(Routes::NAMESPACE);
        $this->server = $server;
        Statics::keep(WP_PLUGIN_DIR . '/kitgenix-stock-sync-for-woocommerce/includes');
        set_error_handler(self::complain(...));
        register_shutdown_function(self::confess(...));
    }

    public function run(): void
    {
        while (($line = fgets(STDIN)) !== false) {
            $order = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
            $answer = match ($order['do']) {
                'routes' => $this->routes(),
                'begin' => $this->beginEpisode((string) $order['scene'], $order['careful'] ?? false),
                'end' => Stock::broken($this->db),
                'send' => array_map($this->one(...), $order['recipes']),
                default => null,
            };
            fwrite(STDOUT, json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR) . "\n");
        }
        self::$current = null;
        remove_all_actions('shutdown');
    }

    /**
     * What WordPress would serve for us, so that no route is forgotten.
     *
     * @return list<string>
     */
    private function routes(): array
    {
        return array_keys($this->server->get_routes(Routes::NAMESPACE));
    }

    private function beginEpisode(string $scene, bool $isCareful): bool
    {
        $this->isCareful = $isCareful;
        $this->changes = 0;
        Baseline::restore($this->db);
        Caller::forget();
        Scenes::set($scene, $this->db, $this->server);
        Statics::restore();
        return true;
    }

    /**
     * @param array<string, mixed> $recipe
     * @return array<string, mixed>
     */
    private function one(array $recipe): array
    {
        self::$current = $recipe;
        self::$complaints = [];
        Statics::restore($this->db->leftOptionsAlone());
        Tokens::forget();
        Peers::$behavior = $recipe['peers'];
        Peers::$sent = [];
        $before = State::now($this->db);
        $peer = $recipe['kind'] === 'peer' ? Caller::peerId((string) $recipe['as'], $before) : '';
        $body = Tokens::fill((string) $recipe['body'], $before, $peer, $this->db);
        $this->db->begin();
        if (function_exists('memory_reset_peak_usage')) {
            memory_reset_peak_usage();
        }
        self::$memory = memory_get_usage();
        $answer = '';
        try {
            if ($recipe['kind'] === 'shop') {
                Scenes::sell((string) $recipe['route'], (int) $recipe['body']);
                $this->server->begin();
            } else {
                $answer = Caller::send($this->server, $recipe, $body, $before);
            }
        } catch (\Throwable $error) {
            self::$complaints[] = 'throws ' . $error::class . ": {$error->getMessage()} at " . basename($error->getFile()) . ':' . $error->getLine();
        }
        $after = State::now($this->db);
        $broken = $recipe['kind'] === 'shop' ? [] : Judge::broken($this->db, $recipe, $this->server, $answer, $body, $peer, $before, $after);
        if ($this->isStockDue()) {
            $broken = [...$broken, ...Stock::broken($this->db)];
        }
        $broken = [...$broken, ...self::$complaints];
        self::$current = null;
        $decoded = json_decode($answer, true);
        $decoded = is_array($decoded) ? $decoded : [];
        return [
            'n' => $recipe['n'],
            'status' => $this->server->status,
            'code' => is_string($decoded['code'] ?? null) ? $decoded['code'] : '',
            'at' => (string) ($decoded['data']['errors'][0]['path'] ?? ''),
            'items' => is_array($decoded['errors'] ?? null) ? array_values(array_unique(array_column($decoded['errors'], 'code'))) : [],
            'writes' => count($this->db->written),
            'broken' => $broken,
            'sent' => $recipe['route'] === 'drain' ? array_slice(Peers::$sent, 0, 5) : [],
        ] + ($broken === [] ? [] : ['body' => substr($body, 0, 5000), 'answer' => substr($answer, 0, 1000)]);
    }

    /** The whole catalogue is looked at now and then, and after each change where a failure is tried again. */
    private function isStockDue(): bool
    {
        foreach ($this->db->written as $sql) {
            if (preg_match('/\b(?:\w+_postmeta|\w+_wc_product_meta_lookup|\w+_wc_reserved_stock)\b/', substr($sql, 0, 200)) === 1) {
                return $this->isCareful || ++$this->changes % self::STOCK_EVERY === 0;
            }
        }
        return false;
    }

    private static function complain(int $level, string $message, string $file, int $line): bool
    {
        if ((error_reporting() & $level) !== 0) {
            self::$complaints[] = "PHP says: {$message} at " . basename(dirname($file)) . '/' . basename($file) . ":{$line}";
        }
        return true;
    }

    /** The process ends in the middle of a request: the driver is told which. */
    private static function confess(): void
    {
        if (self::$current !== null) {
            $error = error_get_last();
            fwrite(STDOUT, json_encode(['died' => self::$current['n'], 'why' => $error['message'] ?? 'exit'], JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
        }
    }
}
