<?php
/**
 * Uninstall: the names that it removes, against the contract, and that any PHP can read it. What it does to a shop, and to a
 * network of shops, is tested on a live store in e2e/integration/uninstall.test.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests;

use Kitgenix\StockSync\Generated\Contract\Names;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\PreserveGlobalState;
use PHPUnit\Framework\Attributes\RunInSeparateProcess;
use PHPUnit\Framework\TestCase;

final class UninstallTest extends TestCase
{
    private const PLUGIN = __DIR__ . '/../..';

    /** What each function of WordPress was asked to delete. Read by the stand-ins below. */
    public static array $deleted = [];

    // phpcs:disable PSR1.Methods.CamelCapsMethodName, Squiz.PHP.Eval -- names are wpdb's; functions must be global, and only here.
    #[RunInSeparateProcess]
    #[PreserveGlobalState(false)]
    public function testRemovesEveryNameOfTheContractAndNoOther(): void
    {
        define('WP_UNINSTALL_PLUGIN', 'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php');
        $GLOBALS['wpdb'] = new class {
            public string $options = 'wp_options';

            public string $prefix = 'wp_';

            public function suppress_errors(bool $hides): bool
            {
                return !$hides;
            }

            public function query(string $sql): int
            {
                UninstallTest::$deleted['query'][] = $sql;
                return 0;
            }

            public function esc_like(string $text): string
            {
                return $text;
            }

            public function prepare(string $sql, string $pattern): string
            {
                return $pattern;
            }

            /** @return list<string> */
            public function get_col(string $pattern): array
            {
                UninstallTest::$deleted['rows'][] = rtrim($pattern, '%');
                return [];
            }
        };
        $standIns = ['delete_option', 'delete_site_option', 'delete_transient', 'delete_post_meta_by_key', 'wp_cache_delete'];
        foreach ($standIns as $name) {
            eval("function {$name}(\$name) { \\Kitgenix\\StockSync\\Tests\\UninstallTest::\$deleted['{$name}'][] = \$name; }");
        }
        eval('function is_multisite() { return false; }');
        // phpcs:enable

        require self::PLUGIN . '/uninstall.php';

        $rows = array_filter(Names::OPTIONS, static fn(string $name): bool => !str_ends_with($name, '_'));
        $families = array_filter(Names::OPTIONS, static fn(string $name): bool => str_ends_with($name, '_'));
        self::assertEqualsCanonicalizing(array_values($rows), self::$deleted['delete_option']);
        self::assertEqualsCanonicalizing(
            [
                ...array_values($families),
                '_transient_' . Names::PLUGIN['prefix'],
                '_transient_timeout_' . Names::PLUGIN['prefix'],
            ],
            self::$deleted['rows']
        );
        self::assertSame([Names::OPTIONS['settings']], self::$deleted['delete_site_option']);
        self::assertSame([Names::META['shadow'], Names::META['reservation']], self::$deleted['delete_post_meta_by_key']);
        // In WooCommerce's tables: what is ours there by its number, or by its name.
        self::assertSame(
            [
                'DELETE FROM wp_wc_reserved_stock WHERE order_id >= ' . (1 << 62),
                "DELETE FROM wp_wc_orders_meta WHERE meta_key = '" . Names::META['reservation'] . "'",
            ],
            self::$deleted['query']
        );
        self::assertEqualsCanonicalizing(
            [Names::TRANSIENTS['activation_redirect'], Names::TRANSIENTS['hub_installs'], Names::TRANSIENTS['hub_ratings']],
            self::$deleted['delete_transient']
        );
    }

    public function testEveryTransientIsUnderThePrefixOrRemovedByName(): void
    {
        $byName = [Names::TRANSIENTS['hub_installs'], Names::TRANSIENTS['hub_ratings']];
        foreach (array_diff(Names::TRANSIENTS, $byName) as $transient) {
            self::assertStringStartsWith(Names::PLUGIN['prefix'], $transient);
        }
    }

    #[DataProvider('filesForEveryPhp')]
    public function testNeedsNoNewerPhpToBeRead(string $file): void
    {
        $newer = [T_COALESCE, T_COALESCE_EQUAL, T_SPACESHIP, T_FN, T_MATCH, T_READONLY, T_ENUM, T_ATTRIBUTE, T_NULLSAFE_OBJECT_OPERATOR, T_DECLARE];
        $source = (string) file_get_contents(self::PLUGIN . '/' . $file);
        $found = [];
        foreach (\PhpToken::tokenize($source) as $token) {
            if ($token->is($newer)) {
                $found[] = "line {$token->line}: {$token->text}";
            }
        }
        self::assertSame([], $found);
        self::assertDoesNotMatchRegularExpression('/\)\s*:\s*\??\w+\s*\{/', $source, 'a return type');
        self::assertDoesNotMatchRegularExpression('/function \w*\([^)]*\w \$/', $source, 'a parameter type');
    }

    /** @return array<string, array{string}> */
    public static function filesForEveryPhp(): array
    {
        return [
            'the main file' => ['kitgenix-stock-sync-for-woocommerce.php'],
            'uninstall' => ['uninstall.php'],
        ];
    }
}
