<?php
/**
 * Tests: what WP-CLI lacks where Composer has only `wp-cli/wp-cli`, for `wp --require=plugin/tests/stubs/wp-cli-packages.php …`. Nothing of ours
 * needs it, and whoever has WP-CLI as it is usually installed has the real things.
 *
 * - `wp plugin` is another package (`wp-cli/extension-command`). WooCommerce ends the process without a word where its class is missing.
 * - The template library is a version that PHP 8.1 has notices about.
 */

declare(strict_types=1);

// phpcs:ignore PSR1.Classes.ClassDeclaration.MissingNamespace, Squiz.Classes.ValidClassName -- WP-CLI's own name.
class Plugin_Command extends WP_CLI_Command
{
}

set_error_handler(static fn(int $level, string $message, string $file): bool => str_contains($file, '/mustache/'), E_DEPRECATED);
