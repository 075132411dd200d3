<?php
/**
 * Platform: a request that cannot be granted, with what is wrong field by field. Thrown inside a change of the settings, it leaves
 * them as they were.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type FieldError from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-type FieldErrors list<FieldError>
 */
final class Refused extends \RuntimeException
{
    /**
     * @param string       $reason For a person; for a technician where there are words.
     * @param FieldErrors  $errors By field of the request.
     * @param list<string> $words  What the code means, then what to do about it; empty where the reason says it.
     */
    public function __construct(
        string $reason,
        public readonly array $errors = [],
        public readonly string $errorCode = Errors::ERRORS['bad_payload'],
        public readonly int $status = 400,
        public readonly array $words = []
    ) {
        parent::__construct($reason);
    }

    /**
     * One wrong field.
     */
    public static function field(string $path, string $message): self
    {
        return new self($message, [['path' => $path, 'message' => $message]]);
    }

    /**
     * Several wrong fields, as a validator names them.
     *
     * @param FieldErrors $errors
     */
    public static function fields(array $errors): self
    {
        return new self(__('Some fields need another value.', 'kitgenix-stock-sync-for-woocommerce'), $errors);
    }

    /**
     * Refuses while it is not known whether this site has moved or is a copy.
     *
     * @throws self
     */
    public static function whilePaused(): void
    {
        if (Settings::isPaused()) {
            throw new self(__('This shop has another address than before. Say first whether it has moved or is a copy.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['paused'], 409);
        }
    }
}
