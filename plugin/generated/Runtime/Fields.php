<?php

/**
 * Runtime: reading JSON that nobody has checked yet. The validators, which are generated, ask here for one field after
 * another; what is wrong is noted with its path and answered with a stand-in, so that one pass finds everything. The
 * TypeScript twin is src/core/runtime/fields.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Runtime;

defined('ABSPATH') || exit;

/**
 * An object or a list on its way to a typed value.
 *
 * @phpstan-type FieldError array{path: string, message: string}
 */
final class Fields
{
    /** Errors reported at most. */
    private const ERRORS_AT_MOST = 20;

    /**
     * @param array<mixed> $json
     * @param \ArrayObject<int, FieldError> $errors
     */
    private function __construct(
        private readonly array $json,
        private readonly string $path,
        private readonly bool $isSilent,
        private readonly \ArrayObject $errors,
    ) {}

    /**
     * Reads a whole document.
     *
     * @template T
     * @param mixed $json What `json_decode($text, true)` gave.
     * @param callable(self): T $read Reads its fields.
     * @return array{ok: true, value: T}|array{ok: false, errors: list<FieldError>}
     */
    public static function read(mixed $json, callable $read): array
    {
        /** @var \ArrayObject<int, FieldError> $errors */
        $errors = new \ArrayObject();
        $value = $read((new self(['' => $json], '', false, $errors))->object(''));
        return count($errors) === 0
            ? ['ok' => true, 'value' => $value]
            : ['ok' => false, 'errors' => array_values($errors->getArrayCopy())];
    }

    /**
     * Whether a field that may be left out is absent or null.
     */
    public function isAbsent(string $key): bool
    {
        return !isset($this->json[$key]);
    }

    /**
     * Whether a field that must be there is null.
     */
    public function isNull(string $key): bool
    {
        return array_key_exists($key, $this->json) && $this->json[$key] === null;
    }

    /**
     * Text.
     *
     * @param string|int $key Name of the field, or position in a list.
     * @param int $atLeast Bytes.
     * @param int $atMost Bytes; 0 for no limit.
     */
    public function text(string|int $key, int $atLeast = 0, int $atMost = 0): string
    {
        $value = $this->json[$key] ?? null;
        if (!is_string($value)) {
            $this->complain($key, 'must be text');
            return '';
        }
        $bytes = strlen($value);
        if ($bytes < $atLeast) {
            $this->complain($key, "must have at least {$atLeast} bytes");
        } elseif ($atMost > 0 && $bytes > $atMost) {
            $this->complain($key, "must have at most {$atMost} bytes");
        }
        return $value;
    }

    /**
     * A whole number; `7.0` is one.
     *
     * @param string|int $key Name of the field, or position in a list.
     */
    public function integer(
        string|int $key,
        int $atLeast = -9000000000000000,
        int $atMost = 9000000000000000,
    ): int {
        $value = $this->json[$key] ?? null;
        if (!is_int($value) && (!is_float($value) || !is_finite($value) || floor($value) !== $value)) {
            $this->complain($key, 'must be a whole number');
            return 0;
        }
        return $this->isInRange($key, $value, $atLeast, $atMost) ? (int) $value : 0;
    }

    /**
     * A number with or without decimals.
     *
     * @param string|int $key Name of the field, or position in a list.
     */
    public function number(
        string|int $key,
        int $atLeast = -1000000000,
        int $atMost = 1000000000,
    ): int|float {
        $value = $this->json[$key] ?? null;
        if (!is_int($value) && (!is_float($value) || !is_finite($value))) {
            $this->complain($key, 'must be a number');
            return 0;
        }
        if (!$this->isInRange($key, $value, $atLeast, $atMost)) {
            return 0;
        }
        return is_float($value) && floor($value) === $value ? (int) $value : $value;
    }

    /**
     * True or false.
     *
     * @param string|int $key Name of the field, or position in a list.
     */
    public function boolean(string|int $key): bool
    {
        $value = $this->json[$key] ?? null;
        if (!is_bool($value)) {
            $this->complain($key, 'must be true or false');
            return false;
        }
        return $value;
    }

    /**
     * One of a few values.
     *
     * @template T of string|int|bool
     * @param string|int $key Name of the field, or position in a list.
     * @param non-empty-list<T> $choices All that may stand there.
     * @return T
     */
    public function choice(string|int $key, array $choices): string|int|bool
    {
        $value = $this->json[$key] ?? null;
        foreach ($choices as $choice) {
            // JSON has one kind of number: 1.0 is 1.
            if ($choice === $value || (is_int($choice) && is_float($value) && (float) $choice === $value)) {
                return $choice;
            }
        }
        $words = array_map(
            static fn(string|int|bool $choice): string => (string) json_encode(
                $choice,
                JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE,
            ),
            $choices,
        );
        $this->complain($key, 'must be one of ' . implode(', ', $words));
        return $choices[0];
    }

    /**
     * An object, to be asked for its own fields.
     *
     * @param string|int $key Name of the field, or position in a list.
     */
    public function object(string|int $key): self
    {
        $value = $this->json[$key] ?? null;
        if (!is_array($value) || ($value !== [] && self::isList($value))) {
            $this->complain($key, 'must be an object');
            return new self([], '', true, $this->errors);
        }
        return new self($value, $this->pathOf($key), $this->isSilent, $this->errors);
    }

    /**
     * A list.
     *
     * @template T
     * @param string|int $key Name of the field, or position in a list.
     * @param int $atMost Entries; 0 for no limit.
     * @param callable(self, int): T $read Reads the entry at a position.
     * @return list<T>
     */
    public function list(string|int $key, int $atMost, callable $read): array
    {
        $value = $this->json[$key] ?? null;
        if (!is_array($value) || !self::isList($value)) {
            $this->complain($key, 'must be a list');
            return [];
        }
        $length = count($value);
        if ($atMost > 0 && $length > $atMost) {
            $this->complain($key, "must have at most {$atMost} entries");
            return [];
        }
        $entries = new self($value, $this->pathOf($key), $this->isSilent, $this->errors);
        $list = [];
        for ($i = 0; $i < $length; $i++) {
            $list[] = $read($entries, $i);
        }
        return $list;
    }

    private function isInRange(string|int $key, int|float $value, int $atLeast, int $atMost): bool
    {
        if ($value < $atLeast) {
            $this->complain($key, "must be at least {$atLeast}");
            return false;
        }
        if ($value > $atMost) {
            $this->complain($key, "must be at most {$atMost}");
            return false;
        }
        return true;
    }

    private function complain(string|int $key, string $message): void
    {
        if ($this->isSilent || count($this->errors) >= self::ERRORS_AT_MOST) {
            return;
        }
        $this->errors[] = [
            'path' => $this->pathOf($key),
            'message' => array_key_exists($key, $this->json) ? $message : 'is required',
        ];
    }

    private function pathOf(string|int $key): string
    {
        if (is_int($key)) {
            return "{$this->path}[{$key}]";
        }
        return $this->path === '' ? $key : "{$this->path}.{$key}";
    }

    /**
     * PHP cannot tell `{}` from `[]`, nor `{"0": …}` from a list: what may be both counts as both when it is empty, else
     * as a list. The keys of an object may come in any order.
     *
     * @param array<mixed> $value
     */
    private static function isList(array $value): bool
    {
        if (array_is_list($value)) {
            return true;
        }
        for ($i = count($value) - 1; $i >= 0; $i--) {
            if (!array_key_exists($i, $value)) {
                return false;
            }
        }
        return true;
    }
}
