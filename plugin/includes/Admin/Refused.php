<?php
/**
 * Admin: a wish that cannot be granted, with what is wrong field by field. Thrown inside a change of the settings, it leaves
 * them as they were.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Errors;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type FieldErrors from \Kitgenix\StockSync\Operations\ConnectionRules
 */
final class Refused extends \RuntimeException
{
    /**
     * @param string      $reason For a person.
     * @param FieldErrors $errors By field of the request.
     */
    public function __construct(
        string $reason,
        public readonly array $errors = [],
        public readonly string $errorCode = Errors::ERRORS['bad_payload'],
        public readonly int $status = 400
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
     * The answer of a REST route: `{code, message, data: {status, errors}}`.
     */
    public function toResponse(): \WP_Error
    {
        return new \WP_Error($this->errorCode, $this->getMessage(), ['status' => $this->status, 'errors' => $this->errors]);
    }
}
