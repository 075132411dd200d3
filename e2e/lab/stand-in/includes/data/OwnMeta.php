<?php

/**
 * An object's meta that is no prop: read when somebody first asks, written when it was changed.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Data;

use WC_Meta_Data;

defined('ABSPATH') || exit;

trait OwnMeta
{
    /** @var list<WC_Meta_Data>|null */
    protected $meta_data = null;

    public function get_meta_data()
    {
        $this->readMetaOnce();
        return array_values(array_filter($this->meta_data, static fn($meta) => $meta->value !== null));
    }

    public function get_meta($key = '', $single = true, $context = 'view')
    {
        $found = array_values(array_filter($this->get_meta_data(), static fn($meta) => $meta->key === $key));
        $value = $single ? ($found[0]->value ?? '') : $found;
        return $context === 'view' ? apply_filters($this->get_hook_prefix() . $key, $value, $this) : $value;
    }

    public function meta_exists($key = '')
    {
        return in_array($key, array_map(static fn($meta) => $meta->key, $this->get_meta_data()), true);
    }

    public function add_meta_data($key, $value, $unique = false)
    {
        $this->readMetaOnce();
        if ($unique) {
            $this->delete_meta_data($key);
        }
        $this->meta_data[] = new WC_Meta_Data(['id' => null, 'key' => $key, 'value' => $value]);
    }

    public function update_meta_data($key, $value, $meta_id = 0)
    {
        $this->readMetaOnce();
        foreach ($this->meta_data as $meta) {
            if ($meta->key === $key && $meta->value !== null && ($meta_id === 0 || (int) $meta->id === (int) $meta_id)) {
                $meta->value = $value;
                return;
            }
        }
        $this->add_meta_data($key, $value, true);
    }

    public function delete_meta_data($key)
    {
        $this->readMetaOnce();
        foreach ($this->meta_data as $meta) {
            if ($meta->key === $key) {
                $meta->value = null;
            }
        }
    }

    public function save_meta_data()
    {
        if ($this->data_store === null || $this->meta_data === null) {
            return;
        }
        foreach ($this->meta_data as $index => $meta) {
            if ($meta->value === null) {
                if (!empty($meta->id)) {
                    $this->data_store->delete_meta($this, $meta);
                }
                unset($this->meta_data[$index]);
            } elseif (empty($meta->id)) {
                $meta->id = $this->data_store->add_meta($this, $meta);
                $meta->apply_changes();
            } elseif ($meta->get_changes() !== []) {
                $this->data_store->update_meta($this, $meta);
                $meta->apply_changes();
            }
        }
        $this->meta_data = array_values($this->meta_data);
    }

    public function read_meta_data($force_read = false)
    {
        $this->meta_data = [];
        if ($this->get_id() && $this->data_store !== null) {
            foreach ($this->data_store->read_meta($this) as $row) {
                $this->meta_data[] = new WC_Meta_Data(['id' => (int) $row->meta_id, 'key' => $row->meta_key, 'value' => maybe_unserialize($row->meta_value)]);
            }
        }
    }

    private function readMetaOnce(): void
    {
        if ($this->meta_data === null) {
            $this->read_meta_data();
        }
    }

    /**
     * A copy's meta are rows of their own.
     */
    private function detachMeta(): void
    {
        $this->readMetaOnce();
        $this->meta_data = array_map(static fn($meta) => new WC_Meta_Data(['id' => null, 'key' => $meta->key, 'value' => $meta->value]), $this->meta_data);
    }
}
