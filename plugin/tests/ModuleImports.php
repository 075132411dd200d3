<?php
/**
 * Tests: which module of the plugin may use which. PHPat holds it, as rules of PHPStan.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests;

use PHPat\Selector\Selector;
use PHPat\Test\Builder\Rule;
use PHPat\Test\PHPat;

final class ModuleImports
{
    private const PREFIX = 'Kitgenix\\StockSync\\';

    /** Each may use those before it, and none of those after it. The last two stand side by side. */
    private const MODULES = ['Storage', 'Platform', 'Catalogue', 'Transport', 'Capture', 'Reservations', 'Sync', 'Connections', 'Status', 'Admin', 'Cli'];

    /**
     * @return iterable<string, Rule>
     */
    public function testImportsFormNoCircle(): iterable
    {
        foreach (self::MODULES as $place => $module) {
            $others = array_slice(self::MODULES, $module === 'Cli' ? $place - 1 : $place + 1);
            foreach (array_diff($others, [$module]) as $other) {
                yield "{$module} {$other}" => PHPat::rule()
                    ->classes(Selector::inNamespace(self::PREFIX . $module))
                    ->shouldNotDependOn()
                    ->classes(Selector::inNamespace(self::PREFIX . $other))
                    ->because('imports go one way: ' . implode(', ', self::MODULES) . '. Let Plugin.php hand over a callable.');
            }
        }
    }

    /**
     * What comes from the core knows nothing of WordPress, nor of the plugin around it.
     */
    public function testTheCoreUsesOnlyItself(): Rule
    {
        return PHPat::rule()
            ->classes(Selector::inNamespace(self::PREFIX . 'Generated'))
            ->canOnlyDependOn()
            ->classes(Selector::inNamespace(self::PREFIX . 'Generated'))
            ->because('the core is pure.');
    }
}
