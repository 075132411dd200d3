<?php

/**
 * A moment, as objects of the shop hand it out.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_DateTime extends DateTime
{
    public function __toString(): string
    {
        return $this->format(DATE_ATOM);
    }

    public function getOffsetTimestamp()
    {
        return $this->getTimestamp() + $this->getOffset();
    }

    public function date($format)
    {
        return gmdate($format, $this->getOffsetTimestamp());
    }

    public function date_i18n($format = 'Y-m-d')
    {
        return date_i18n($format, $this->getOffsetTimestamp());
    }
}
