<?php

/**
 * Fuzz: pauses that take no time. The plugin's own calls of sleep(), usleep() and microtime() find these first, because they
 * stand in its namespaces; a pause only puts the clock of its loops forward.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz {
    final class Clock
    {
        public static float $ahead = 0.0;

        public static function now(bool $asFloat): string|float
        {
            return $asFloat ? \microtime(true) + self::$ahead : \microtime();
        }
    }
}

namespace Kitgenix\StockSync\Sync {
    use Kitgenix\StockSync\Fuzz\Clock;

    function sleep(int $seconds): int
    {
        Clock::$ahead += $seconds;
        return 0;
    }

    function usleep(int $microseconds): void
    {
        Clock::$ahead += $microseconds / 1_000_000;
    }

    function microtime(bool $asFloat = false): string|float
    {
        return Clock::now($asFloat);
    }
}

namespace Kitgenix\StockSync\Transport {
    use Kitgenix\StockSync\Fuzz\Clock;

    function microtime(bool $asFloat = false): string|float
    {
        return Clock::now($asFloat);
    }
}
