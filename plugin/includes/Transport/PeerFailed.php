<?php
/**
 * Transport: a peer that did not answer a question as it should. The question is a person's or a reconcile's; whoever asked says
 * so and goes on with the next peer.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 */
final class PeerFailed extends \RuntimeException
{
    public function __construct(public readonly string $errorCode, string $message)
    {
        parent::__construct($message);
    }

    /**
     * What an answer that cannot be used says.
     *
     * @param Answer $answer
     */
    public static function from(array $answer): self
    {
        return new self(
            $answer['code'] !== '' ? $answer['code'] : Errors::ERRORS['bad_answer'],
            $answer['message'] !== '' ? $answer['message'] : "HTTP {$answer['status']}"
        );
    }
}
