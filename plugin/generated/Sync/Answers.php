<?php

/**
 * Sync: what an answer is worth. Enters: its status, its code and who has signed it; leaves: whether it is the
 * peer's own, and which answers no waiting will heal.
 *
 * Generated from src/core/sync/answers.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - AnswerClass: What an answer means for the link. `attention`: the peer refuses, and no retry heals it.
 *   `refused`: somebody refuses who did not sign, as with a wrong secret, while the plugin is being updated, or at
 *   a firewall.
 *
 * @phpstan-type AnswerClass 'ok'|'retry'|'refused'|'attention'|'new_epoch'
 */
final class Answers
{
    /**
     * Whether an answer counts as one of the peer. One that has shown that it signs its answers signs all that report
     * success; a refusal may come from whoever lets nobody in.
     *
     * @param int $status HTTP status.
     * @param int $protocol Which version the peer speaks, as far as is known: 0 for unknown.
     * @param bool $isSigned Whether it bears a signature at all.
     * @param bool $isAuthentic Whether the signature is the peer's.
     */
    public static function isBelieved(int $status, int $protocol, bool $isSigned, bool $isAuthentic): bool
    {
        return $isAuthentic || $status >= 400 || (!$isSigned && $protocol < 2);
    }

    /**
     * Whether a refusal is the peer's own. The status of an answer is not signed, its body is: a signed answer under a
     * status that it does not name was altered on the way.
     *
     * @param int $status HTTP status.
     * @param int $said The status that the signed body names, 0 for none.
     * @param bool $isAuthentic Whether the body's signature is the peer's.
     */
    public static function isOwnStatus(int $status, int $said, bool $isAuthentic): bool
    {
        return $isAuthentic && ($status < 400 || $status === $said);
    }

    /**
     * What to make of an answer. Whoever stands between two stores can write an answer, but cannot sign it: unsigned
     * it only says that it did not work.
     *
     * @param int $status HTTP status, 0 when there was no answer.
     * @param string $code The answer's error code, '' when it has none.
     * @param bool $isAuthentic Whether the peer has signed it.
     * @return AnswerClass
     */
    public static function classifyAnswer(int $status, string $code, bool $isAuthentic): string
    {
        if ($status >= 200 && $status < 300) {
            return 'ok';
        }
        if ($isAuthentic && $status === 409 && $code === Errors::ERRORS['sequence']) {
            return 'new_epoch';
        }
        if ($status === 408 || $status === 425 || $status === 429) {
            return 'retry';
        }
        if ($status < 400 || $status >= 500) {
            return 'retry';
        }
        return $isAuthentic ? 'attention' : 'refused';
    }

    /**
     * Which version of the protocol an answer to a ping shows. An unsigned answer can only be one of version 1,
     * whatever it says.
     *
     * @param int $claimed What it says.
     * @param bool $isAuthentic Whether the peer has signed it.
     */
    public static function protocolOfPing(int $claimed, bool $isAuthentic): int
    {
        return $isAuthentic ? min($claimed, Names::PLUGIN['protocol']) : 1;
    }
}
