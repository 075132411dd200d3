<?php

/**
 * A persistent object cache on Redis, as hosts give it to a shop: what WordPress remembers outlives the request.
 * Enters: LAB_REDIS (a socket) and LAB_REDIS_DATABASE. Leaves: values in Redis, and in this request's memory.
 *
 * As the drop-ins that shops use: a value is looked up in memory first, then in Redis; `add` and counting are decided by Redis, so
 * that two requests cannot both win; non-persistent groups stay in memory; a network's sites have keys of their own.
 * No maintained drop-in comes by a package registry, hence this one. It stays readable for every PHP that WordPress runs on.
 */

defined('ABSPATH') || exit;

class WP_Object_Cache
{
    /** @var array<string, mixed> What this request has seen, by Redis key. */
    public $cache = [];

    /** @var array<string, true> */
    private $global_groups = [];

    /** @var array<string, true> */
    private $non_persistent_groups = [];

    /** @var string */
    private $blog_prefix;

    /** @var Redis */
    private $redis;

    public function __construct()
    {
        $this->redis = new Redis();
        $this->redis->connect(LAB_REDIS);
        $this->redis->select(LAB_REDIS_DATABASE);
        $this->redis->setOption(Redis::OPT_SCAN, Redis::SCAN_RETRY);
        $this->switch_to_blog(is_multisite() ? get_current_blog_id() : 0);
    }

    public function switch_to_blog($blog_id)
    {
        $this->blog_prefix = is_multisite() ? (int) $blog_id . ':' : '';
    }

    public function add_global_groups($groups)
    {
        $this->global_groups += array_fill_keys((array) $groups, true);
    }

    public function add_non_persistent_groups($groups)
    {
        $this->non_persistent_groups += array_fill_keys((array) $groups, true);
    }

    public function get($key, $group = '', $force = false, &$found = null)
    {
        $id = $this->id($key, $group);
        if (array_key_exists($id, $this->cache) && (!$force || !$this->persists($group))) {
            $found = true;
            return $this->copy($this->cache[$id]);
        }
        $found = false;
        if (!$this->persists($group)) {
            return false;
        }
        $stored = $this->redis->get($id);
        if ($stored === false) {
            unset($this->cache[$id]);
            return false;
        }
        $found = true;
        $this->cache[$id] = $this->unpack($stored);
        return $this->copy($this->cache[$id]);
    }

    public function get_multiple($keys, $group = '', $force = false)
    {
        $values = [];
        foreach ($keys as $key) {
            $values[$key] = $this->get($key, $group, $force);
        }
        return $values;
    }

    public function set($key, $data, $group = '', $expire = 0)
    {
        return $this->store($key, $data, $group, $expire, []);
    }

    public function add($key, $data, $group = '', $expire = 0)
    {
        if (function_exists('wp_suspend_cache_addition') && wp_suspend_cache_addition()) {
            return false;
        }
        if (!$this->persists($group) && array_key_exists($this->id($key, $group), $this->cache)) {
            return false;
        }
        return $this->store($key, $data, $group, $expire, ['nx']);
    }

    public function replace($key, $data, $group = '', $expire = 0)
    {
        if (!$this->persists($group) && !array_key_exists($this->id($key, $group), $this->cache)) {
            return false;
        }
        return $this->store($key, $data, $group, $expire, ['xx']);
    }

    public function delete($key, $group = '')
    {
        $id = $this->id($key, $group);
        $known = array_key_exists($id, $this->cache);
        unset($this->cache[$id]);
        return $this->persists($group) ? $this->redis->del($id) > 0 : $known;
    }

    public function incr($key, $offset = 1, $group = '')
    {
        $id = $this->id($key, $group);
        $known = false;
        $value = $this->get($key, $group, true, $known);
        if (!$known) {
            return false;
        }
        if (!$this->persists($group) || !is_int($value)) {
            $value = max(0, (is_numeric($value) ? (int) $value : 0) + (int) $offset);
            $this->set($key, $value, $group);
            return $value;
        }
        $value = $this->redis->incrBy($id, (int) $offset);
        if ($value < 0) {
            $value = 0;
            $this->redis->set($id, '0', ['keepttl']);
        }
        $this->cache[$id] = $value;
        return $value;
    }

    public function flush()
    {
        $this->cache = [];
        return (bool) $this->redis->flushDB();
    }

    public function flush_runtime()
    {
        $this->cache = [];
        return true;
    }

    public function flush_group($group)
    {
        $prefix = $this->id('', $group);
        foreach (array_keys($this->cache) as $id) {
            if (strpos((string) $id, $prefix) === 0) {
                unset($this->cache[$id]);
            }
        }
        $cursor = null;
        while (($ids = $this->redis->scan($cursor, addcslashes($prefix, '*?[]\\') . '*', 500)) !== false) {
            if ($ids !== []) {
                $this->redis->del($ids);
            }
        }
        return true;
    }

    /** Shown by some debug screens. */
    public function stats()
    {
        echo '<p>Redis, of the lab</p>';
    }

    private function store($key, $data, $group, $expire, array $condition)
    {
        $id = $this->id($key, $group);
        if ($this->persists($group)) {
            $options = $condition;
            if ((int) $expire > 0) {
                $options['ex'] = (int) $expire;
            }
            if (!$this->redis->set($id, $this->pack($data), $options)) {
                return false;
            }
        }
        $this->cache[$id] = $this->copy($data);
        return true;
    }

    private function id($key, $group)
    {
        $group = $group === '' || $group === null ? 'default' : (string) $group;
        return (isset($this->global_groups[$group]) ? '' : $this->blog_prefix) . $group . ':' . $key;
    }

    private function persists($group)
    {
        return !isset($this->non_persistent_groups[$group === '' || $group === null ? 'default' : $group]);
    }

    /** Whole numbers stand as they are, so that Redis can count with them. */
    private function pack($data)
    {
        return is_int($data) ? (string) $data : serialize($data);
    }

    private function unpack($stored)
    {
        return preg_match('/^-?\d+$/D', $stored) ? (int) $stored : unserialize($stored);
    }

    private function copy($data)
    {
        return is_object($data) ? clone $data : $data;
    }
}
