<?php

/**
 * Security: whether JSON of a peer may be decoded. A list in a list takes 4 bytes on the wire and hundreds in
 * memory, so what it becomes is bounded before that.
 *
 * Generated from src/core/security/json.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Security;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

final class Json
{
    /**
     * Whether a body or an answer becomes no more than a store has memory for. What stands in texts counts too: no
     * honest body comes near.
     *
     * @param string $text JSON, or what should be, of at most so many bytes as a body may have.
     */
    public static function mayBeDecoded(string $text): bool
    {
        return Text::occurrences($text, '[') + Text::occurrences($text, '{') <= Routes::LIMITS['json_containers'] &&
            Text::occurrences($text, ',') <= Routes::LIMITS['json_values'];
    }
}
