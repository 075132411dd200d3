<?php
/**
 * Storage: refused requests. Enters: why one was refused, and whose it claims to be; leaves: one counted entry for each reason, in a row of
 * their own, so that no stranger fills the event log, holds the settings or makes the table grow. WooCommerce's logger is told at 1, 10, 100 …
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Runtime\Text;
use Kitgenix\StockSync\Generated\Security\RefusalCounts;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredRefusals from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type RefusalCount from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class Refusals
{
    private const SENDER_BYTES = 64;

    /**
     * Counts a refusal.
     *
     * @param value-of<Errors::REFUSALS> $reason
     * @param string                     $sender Whose it claims to be, as it came.
     * @param string|null                $origin Stands for the address, where it is to be counted as one that guesses.
     */
    public static function note(string $reason, string $route, string $sender, ?string $origin): void
    {
        $plain = mb_strcut(Text::plainText(sanitize_text_field($sender)), 0, self::SENDER_BYTES, 'UTF-8');
        try {
            $row = Row::change(Names::OPTIONS['refusals'], static function (mixed $stored) use ($reason, $route, $plain, $origin): array {
                $row = RefusalCounts::withRefusal(self::parsed($stored), $reason, $route, $plain, time());
                return $origin === null ? $row : RefusalCounts::withGuess($row, $origin, time());
            })['after'];
        } catch (DatabaseError) {
            // It is refused all the same.
            return;
        }
        $counted = $row['reasons'][0] ?? null;
        if ($counted !== null && RefusalCounts::isWorthALine($counted['count'])) {
            wc_get_logger()->log('warning', 'A request was refused.', self::context($counted) + ['source' => Names::PLUGIN['log_source']]);
        }
    }

    /**
     * Seconds that an address must wait, 0 when it may try.
     */
    public static function secondsToWait(string $origin): int
    {
        return RefusalCounts::secondsToWait(self::read(), $origin, time());
    }

    /**
     * One entry for each reason and route, the latest first.
     *
     * @return list<RefusalCount>
     */
    public static function reasons(): array
    {
        return self::read()['reasons'];
    }

    /**
     * A person has read them. Who guesses waits all the same.
     */
    public static function clear(): void
    {
        if (self::reasons() !== []) {
            Row::change(Names::OPTIONS['refusals'], static fn(mixed $stored): array => ['reasons' => []] + self::parsed($stored));
        }
    }

    /**
     * What a log line carries beside its text.
     *
     * @param RefusalCount $counted
     * @return array{code: string, reason: string, route: string, count: int, first: string, claimed_sender: string}
     */
    public static function context(array $counted): array
    {
        $isAdmitted = $counted['reason'] !== Errors::REFUSALS['not_admitted'];
        return [
            'code' => Errors::ERRORS[$isAdmitted ? 'auth_failed' : 'not_admitted'],
            'reason' => $counted['reason'],
            'route' => $counted['route'],
            'count' => $counted['count'],
            'first' => gmdate('Y-m-d\TH:i:s\Z', $counted['first']),
            'claimed_sender' => $counted['sender'],
        ];
    }

    /**
     * @return StoredRefusals
     */
    private static function read(): array
    {
        return self::parsed(Row::json(Names::OPTIONS['refusals']));
    }

    /**
     * What is stored; nothing where somebody damaged it: it is only counted anew.
     *
     * @return StoredRefusals
     */
    private static function parsed(mixed $stored): array
    {
        $row = Validators::storedRefusals($stored);
        return $row['ok'] ? $row['value'] : RefusalCounts::noRefusals();
    }
}
