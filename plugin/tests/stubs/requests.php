<?php
/**
 * The names that WordPress's `requests` library had before WordPress 6.2, and that newer stubs have left out. For PHPStan only.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Classes, Squiz.Classes -- another's names, together.

class Requests_Response
{
    /** @var int|false */
    public $status_code;

    /** @var string */
    public $body;

    /** @var \ArrayAccess<string, string|null> */
    public $headers;
}

class Requests_Proxy_HTTP
{
    /**
     * @param array{string, string, string} $args
     */
    public function __construct($args)
    {
    }
}

/**
 * What ends a request.
 */
class Requests_Exception extends \Exception
{
    /**
     * @param string $message
     * @param string $type
     */
    public function __construct($message, $type)
    {
        parent::__construct($message . $type);
    }
}
