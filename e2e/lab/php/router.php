<?php

/**
 * Runs one script of a store as a web server would, for the two servers that need help with that.
 * Enters: the request of php-node (which serves this file for every URL) or of PHP's own server. Leaves: the script's answer.
 *
 * Must stay at file level: WordPress expects its files to run in the global scope.
 */

declare(strict_types=1);

if (PHP_SAPI === 'cli-server') {
    $_SERVER['HTTP_X_LAB_ROUTER_URI'] = $_SERVER['REQUEST_URI'];
    $_SERVER['HTTP_X_LAB_ROUTER_ROOT'] = (string) getenv('LAB_SITE');
    $_SERVER['HTTP_X_LAB_ROUTER_SCRIPT'] = (static function (): ?string {
        $root = (string) getenv('LAB_SITE');
        $path = rawurldecode((string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH));
        if (is_file($root . $path)) {
            return str_ends_with($path, '.php') ? $path : null;
        }
        if (is_file(rtrim($root . $path, '/') . '/index.php')) {
            return rtrim($path, '/') . '/index.php';
        }
        return '/index.php';
    })();
    if ($_SERVER['HTTP_X_LAB_ROUTER_SCRIPT'] === null) {
        return false;
    }
    ignore_user_abort(true);
    register_shutdown_function(static function (): void {
        $started = (float) $_SERVER['REQUEST_TIME_FLOAT'];
        file_put_contents(
            (string) getenv('LAB_REQUEST_LOG'),
            json_encode([
                'direction' => 'in',
                'time' => (int) ($started * 1000),
                'method' => $_SERVER['REQUEST_METHOD'],
                'url' => $_SERVER['REQUEST_URI'],
                'status' => http_response_code(),
                'ms' => (int) ((microtime(true) - $started) * 1000),
            ], JSON_UNESCAPED_SLASHES) . "\n",
            FILE_APPEND | LOCK_EX,
        );
    });
}

(static function (): void {
    $root = (string) $_SERVER['HTTP_X_LAB_ROUTER_ROOT'];
    $script = (string) $_SERVER['HTTP_X_LAB_ROUTER_SCRIPT'];
    $uri = (string) $_SERVER['HTTP_X_LAB_ROUTER_URI'];
    unset(
        $_SERVER['HTTP_X_LAB_ROUTER_ROOT'],
        $_SERVER['HTTP_X_LAB_ROUTER_SCRIPT'],
        $_SERVER['HTTP_X_LAB_ROUTER_URI'],
        $_SERVER['PATH_INFO'],
        $_SERVER['PATH_TRANSLATED'],
    );
    $_SERVER['REQUEST_URI'] = $uri;
    $_SERVER['DOCUMENT_ROOT'] = $root;
    $_SERVER['SCRIPT_NAME'] = $script;
    $_SERVER['PHP_SELF'] = $script;
    $_SERVER['SCRIPT_FILENAME'] = $root . $script;
    $_SERVER['SERVER_NAME'] = '127.0.0.1';
    foreach (['CONTENT_TYPE', 'CONTENT_LENGTH'] as $name) {
        if (isset($_SERVER['HTTP_' . $name])) {
            $_SERVER[$name] = $_SERVER['HTTP_' . $name];
            unset($_SERVER['HTTP_' . $name]);
        }
    }
    $body = (string) ($_SERVER['HTTP_X_LAB_ROUTER_BODY'] ?? '');
    if ($body !== '') {
        unset($_SERVER['HTTP_X_LAB_ROUTER_BODY']);
        $type = (string) ($_SERVER['CONTENT_TYPE'] ?? '');
        if (stripos($type, 'multipart/') === 0) {
            http_response_code(501);
            exit('The embedded engine takes no upload of 16 KiB or more: npm start -- --engine=php');
        }
        // Where WordPress looks before it reads php://input.
        $GLOBALS['HTTP_RAW_POST_DATA'] = (string) file_get_contents($body);
        $_SERVER['CONTENT_LENGTH'] = (string) strlen($GLOBALS['HTTP_RAW_POST_DATA']);
        if (stripos($type, 'application/x-www-form-urlencoded') === 0) {
            parse_str($GLOBALS['HTTP_RAW_POST_DATA'], $_POST);
            $_REQUEST = $_POST + $_GET;
        }
    }
    $authorization = (string) ($_SERVER['HTTP_AUTHORIZATION'] ?? '');
    if (stripos($authorization, 'basic ') === 0) {
        $pair = explode(':', (string) base64_decode(substr($authorization, 6)), 2);
        $_SERVER['PHP_AUTH_USER'] = $pair[0];
        $_SERVER['PHP_AUTH_PW'] = $pair[1] ?? '';
    }
    ini_set('memory_limit', '512M');
    ini_set('display_errors', '0');
    ini_set('log_errors', '1');
    chdir(dirname($root . $script));

    // A real SAPI answers 500 to a fatal error; php-node answers 200.
    register_shutdown_function(static function (): void {
        $error = error_get_last();
        $fatal = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR;
        if ($error !== null && ($error['type'] & $fatal) !== 0 && !headers_sent() && http_response_code() === 200) {
            http_response_code(500);
        }
    });
})();

require $_SERVER['SCRIPT_FILENAME'];
