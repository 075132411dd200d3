<?php

/**
 * Contract: JSON Schemas of what crosses the wire and of what is stored, as WordPress reads them for REST
 * arguments. Lengths are characters here and bytes in the validators, which decide.
 *
 * Generated from the payloads in src/core; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

final class Schemas
{
    /**
     * Body of POST admin/config. What is null stays, so that two open tabs do not undo each other.
     */
    public const CONFIG_REQUEST = [
        'type' => 'object',
        'properties' => [
            'this_store_name' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'role' => ['type' => ['string', 'null'], 'enum' => ['master', 'child', null]],
            'checkout_mode' => ['type' => ['string', 'null'], 'enum' => ['off', 'check', 'reserve', null]],
            'checkout_reserve_minutes' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 60],
            'checkout_validation_failure_strategy' => [
                'type' => ['string', 'null'],
                'enum' => ['fail_open', 'fail_closed', 'stale_cache', null],
            ],
            'checkout_stale_cache_minutes' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 1440],
            'checkout_timeout_seconds' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 10],
            'exclusions' => [
                'type' => ['array', 'null'],
                'maxItems' => 10000,
                'items' => ['type' => 'string', 'maxLength' => 255],
            ],
        ],
    ];

    /**
     * Body of POST admin/exclusions: asks what these SKUs are here; nothing is changed.
     */
    public const EXCLUSIONS_REQUEST = [
        'type' => 'object',
        'properties' => [
            'skus' => [
                'type' => 'array',
                'maxItems' => 10000,
                'items' => ['type' => 'string', 'maxLength' => 255],
                'required' => true,
            ],
        ],
    ];

    /**
     * Body of POST admin/connection: the Master, as this Child reaches it. Empty text passes here, so that the person
     * is told what to enter.
     */
    public const CONNECTION_REQUEST = [
        'type' => 'object',
        'properties' => [
            'url' => ['type' => 'string', 'maxLength' => 2000, 'required' => true],
            'store_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'secret' => ['type' => ['string', 'null'], 'maxLength' => 255],
        ],
    ];

    /**
     * Body of POST admin/children: one change to the Master's list of Children.
     */
    public const CHILDREN_REQUEST = [
        'type' => 'object',
        'properties' => [
            'action' => ['type' => 'string', 'enum' => ['add', 'update', 'remove'], 'required' => true],
            'id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'new_id' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'name' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'url' => ['type' => ['string', 'null'], 'maxLength' => 2000],
            'secret' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'enabled' => ['type' => ['boolean', 'null']],
        ],
    ];

    /**
     * Body of POST admin/test-connection.
     */
    public const CONNECTION_TEST_REQUEST = [
        'type' => 'object',
        'properties' => [
            'store_id' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Body of POST admin/restored: whose numbers are right after this Master was restored from a backup. `keep`: its
     * own; `take`: those that a Child holds.
     */
    public const RESTORED_REQUEST = [
        'type' => 'object',
        'properties' => [
            'choice' => ['type' => 'string', 'enum' => ['keep', 'take'], 'required' => true],
            'child' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Body of POST admin/moved: what it means that this site has another address than its connections were made for.
     * `moved`: it is the same shop; `copy`: it is a copy of it, and has nothing to do with its peers.
     */
    public const MOVED_REQUEST = [
        'type' => 'object',
        'properties' => [
            'choice' => ['type' => 'string', 'enum' => ['moved', 'copy'], 'required' => true],
        ],
    ];

    /**
     * An hour in which something crossed.
     */
    public const HISTORY_HOUR = [
        'type' => 'object',
        'properties' => [
            'start' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'changes' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'lag' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'stopped' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'unasked' => ['type' => ['integer', 'null'], 'minimum' => 0],
        ],
    ];

    /**
     * The last day of this store, hour by hour. One row.
     */
    public const STORED_HISTORY = [
        'type' => 'object',
        'properties' => [
            'since' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'version' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'hours' => ['type' => 'array', 'maxItems' => 25, 'items' => self::HISTORY_HOUR, 'required' => true],
        ],
    ];

    /**
     * A link that fails, from its first failure until it has worked again.
     */
    public const LINK_OUTAGE = [
        'type' => 'object',
        'properties' => [
            'store_id' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'since' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'told' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * The links of this store that fail. One row.
     */
    public const STORED_OUTAGES = [
        'type' => 'object',
        'properties' => [
            'outages' => ['type' => 'array', 'maxItems' => 500, 'items' => self::LINK_OUTAGE, 'required' => true],
        ],
    ];

    /**
     * What a connection code holds.
     */
    public const CONNECTION_CODE = [
        'type' => 'object',
        'properties' => [
            'url' => ['type' => 'string', 'maxLength' => 2000, 'required' => true],
            'store_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'name' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'invitation' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'secret' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'expires' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * Body of POST /pair: what the Child is.
     */
    public const PAIR_REQUEST = [
        'type' => 'object',
        'properties' => [
            'store_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'name' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'url' => ['type' => 'string', 'maxLength' => 2000, 'required' => true],
        ],
    ];

    /**
     * An invitation as the option holds it; used by none or by one store, which may repeat its answer.
     */
    public const INVITATION = [
        'type' => 'object',
        'properties' => [
            'id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'secret' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'expires' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'used_by' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'for' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Body of POST admin/invite.
     */
    public const INVITE_REQUEST = [
        'type' => 'object',
        'properties' => [
            'for' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Body of POST admin/connect.
     */
    public const CONNECT_REQUEST = [
        'type' => 'object',
        'properties' => [
            'code' => ['type' => 'string', 'maxLength' => 8000, 'required' => true],
            'allow_http' => ['type' => ['boolean', 'null']],
        ],
    ];

    /**
     * One product in an event.
     */
    public const EVENT_ITEM = [
        'type' => 'object',
        'properties' => [
            'gid' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'sku' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 255, 'required' => true],
            'old_sku' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'manage_stock' => ['type' => ['boolean', 'string', 'null'], 'enum' => [true, false, 'parent', null]],
            'stock_quantity' => ['type' => ['number', 'null']],
            'stock_status' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'backorders' => ['type' => ['string', 'null'], 'enum' => ['no', 'notify', 'yes', null]],
            'low_stock_amount' => ['type' => ['number', 'null']],
            'delta' => ['type' => ['number', 'null']],
            'base_version' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'changed' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 32],
            ],
            'version' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 1000000000000000],
            'deleted' => ['type' => ['boolean', 'null']],
            'without' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 32],
            ],
        ],
    ];

    /**
     * Which batch of a Child its Master has applied last.
     */
    public const ACK = [
        'type' => 'object',
        'properties' => [
            'epoch' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seq' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 1000000000000000, 'required' => true],
            'event_id' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'refused' => [
                'type' => ['array', 'null'],
                'maxItems' => 500,
                'items' => ['type' => 'string', 'maxLength' => 255],
            ],
            'push' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Body of POST /event, in both directions.
     */
    public const EVENT_REQUEST = [
        'type' => 'object',
        'properties' => [
            'event_type' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 32, 'required' => true],
            'origin' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'time' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 253402300799],
            'context' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'event_id' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'items' => ['type' => ['array', 'null'], 'maxItems' => 500, 'items' => self::EVENT_ITEM],
            'to' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'route' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'epoch' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'seq' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 1000000000000000],
            'generation' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'ack' => [...self::ACK, 'type' => ['object', 'null']],
            'seen' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'counter' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'told' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'told_mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'supersedes' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
            'release' => [
                'type' => ['array', 'null'],
                'maxItems' => 500,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
        ],
    ];

    /**
     * Authoritative state of one product in an answer.
     */
    public const STATE_ITEM = [
        'type' => 'object',
        'properties' => [
            'gid' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'sku' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 255, 'required' => true],
            'old_sku' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'manage_stock' => ['type' => ['boolean', 'string'], 'enum' => [true, false, 'parent'], 'required' => true],
            'stock_quantity' => ['type' => ['number', 'null'], 'required' => true],
            'stock_status' => ['type' => 'string', 'maxLength' => 32, 'required' => true],
            'backorders' => ['type' => 'string', 'enum' => ['no', 'notify', 'yes'], 'required' => true],
            'low_stock_amount' => ['type' => ['number', 'null'], 'required' => true],
            'version' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 1000000000000000, 'required' => true],
            'deleted' => ['type' => ['boolean', 'null']],
            'without' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 32],
            ],
        ],
    ];

    /**
     * Why one item of an event was not applied.
     */
    public const ITEM_ERROR = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'code' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
        ],
    ];

    /**
     * Answer to POST /event. Version 1 sends only `ok` and `processed`.
     */
    public const EVENT_ANSWER = [
        'type' => 'object',
        'properties' => [
            'ok' => ['type' => 'boolean', 'required' => true],
            'processed' => ['type' => ['boolean', 'null']],
            'generation' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'ack' => [...self::ACK, 'type' => ['object', 'null']],
            'items' => ['type' => ['array', 'null'], 'maxItems' => 500, 'items' => self::STATE_ITEM],
            'errors' => ['type' => ['array', 'null'], 'maxItems' => 500, 'items' => self::ITEM_ERROR],
            'counter' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'supersedes' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
        ],
    ];

    /**
     * What a Child says with `kss_generation`: what it follows, and how far.
     */
    public const GENERATION_REPORT = [
        'type' => 'object',
        'properties' => [
            'generation' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seen' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 1000000000000000, 'required' => true],
            'mark' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
        ],
    ];

    /**
     * Body of POST /ping.
     */
    public const PING_REQUEST = [
        'type' => 'object',
        'properties' => [
            'to' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'route' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'generation' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'seen' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * Answer to POST /ping. Version 1 stops at `time`.
     */
    public const PING_ANSWER = [
        'type' => 'object',
        'properties' => [
            'ok' => ['type' => 'boolean', 'required' => true],
            'store_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'store_name' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'role' => ['type' => 'string', 'enum' => ['master', 'child'], 'required' => true],
            'time' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 253402300799, 'required' => true],
            'protocol' => ['type' => ['integer', 'null'], 'minimum' => 1, 'maximum' => 1000, 'default' => 1],
            'plugin_version' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'woocommerce_version' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'wordpress_version' => ['type' => ['string', 'null'], 'maxLength' => 32],
            'generation' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'seen' => ['type' => ['integer', 'null'], 'minimum' => 0, 'maximum' => 1000000000000000],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'restored' => ['type' => ['boolean', 'null']],
            'ack' => [...self::ACK, 'type' => ['object', 'null']],
        ],
    ];

    /**
     * How far a reconcile has come with one Child.
     */
    public const RECONCILE_STORE = [
        'type' => 'object',
        'properties' => [
            'store_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'differing' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'pushed' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'waiting' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'missing' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'code' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
        ],
    ];

    /**
     * A reconcile: where it stands, and what it found. One row, the last one.
     */
    public const STORED_RECONCILE = [
        'type' => 'object',
        'properties' => [
            'id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'mode' => ['type' => 'string', 'enum' => ['differences', 'all'], 'required' => true],
            'status' => ['type' => 'string', 'enum' => ['running', 'finished', 'cancelled'], 'required' => true],
            'dry_run' => ['type' => ['boolean', 'null']],
            'selected' => ['type' => ['integer', 'null'], 'minimum' => 1],
            'skus' => [
                'type' => ['array', 'null'],
                'maxItems' => 2000,
                'items' => ['type' => 'string', 'maxLength' => 255],
            ],
            'stage' => [
                'type' => 'string',
                'enum' => ['publish', 'own', 'peer', 'bucket', 'fields', 'named'],
                'required' => true,
            ],
            'started' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'finished' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'per_page' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 500, 'required' => true],
            'page' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'after' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'total' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'done' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'buckets' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 500, 'required' => true],
            'own' => ['type' => 'array', 'maxItems' => 500, 'items' => ['type' => 'integer'], 'required' => true],
            'peer' => ['type' => 'array', 'maxItems' => 500, 'items' => ['type' => 'integer'], 'required' => true],
            'peer_parts' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'left' => ['type' => 'array', 'maxItems' => 500, 'items' => ['type' => 'integer'], 'required' => true],
            'failures' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'pushed' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'at' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'stores' => ['type' => 'array', 'items' => self::RECONCILE_STORE, 'required' => true],
        ],
    ];

    /**
     * Units of a stock that are held for others: by the Master's own orders, and for checkouts on Children.
     */
    public const HELD_UNITS = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'quantity' => ['type' => 'number', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * What became of a ReserveQuestion.
     */
    public const RESERVE_ANSWER = [
        'type' => 'object',
        'properties' => [
            'granted' => ['type' => 'boolean', 'required' => true],
            'held' => ['type' => 'array', 'maxItems' => 500, 'items' => self::HELD_UNITS, 'required' => true],
            'contains_batch' => ['type' => 'boolean', 'required' => true],
        ],
    ];

    /**
     * Answer to POST /stock of version 2, beside the table `items` that version 1 reads.
     */
    public const STOCK_ANSWER = [
        'type' => 'object',
        'properties' => [
            'ok' => ['type' => 'boolean', 'required' => true],
            'reserve' => [...self::RESERVE_ANSWER, 'type' => ['object', 'null']],
        ],
    ];

    /**
     * Units of a stock that this store's Master may be holding for one of its shoppers.
     */
    public const SHOPPER_UNITS = [
        'type' => 'object',
        'properties' => [
            'product_id' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
            'units' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * A reservation for which this store has asked its Master.
     */
    public const SHOPPER_RESERVATION = [
        'type' => 'object',
        'properties' => [
            'address' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 32, 'required' => true],
            'key' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 64, 'required' => true],
            'until' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'stocks' => ['type' => 'array', 'maxItems' => 500, 'items' => self::SHOPPER_UNITS, 'required' => true],
        ],
    ];

    /**
     * What a Child's shoppers have reserved on the Master and not ordered yet: one row, so that nobody reserves
     * without end.
     */
    public const SHOPPER_RESERVATIONS = [
        'type' => 'object',
        'properties' => [
            'open' => ['type' => 'array', 'maxItems' => 2500, 'items' => self::SHOPPER_RESERVATION, 'required' => true],
        ],
    ];

    /**
     * One SKU that is asked for.
     */
    public const STOCK_REQUEST_ITEM = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
        ],
    ];

    /**
     * Which part of the sums over a whole catalogue is asked for.
     */
    public const DIGEST_QUESTION = [
        'type' => 'object',
        'properties' => [
            'buckets' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 500, 'required' => true],
            'after' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * Which bucket's SKUs are asked for.
     */
    public const BUCKET_QUESTION = [
        'type' => 'object',
        'properties' => [
            'buckets' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 500, 'required' => true],
            'bucket' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 499, 'required' => true],
            'after' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * What a shopper of a Child wants of one stock. Quantities are units.
     */
    public const RESERVE_ITEM = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 255, 'required' => true],
            'quantity' => ['type' => 'number', 'minimum' => 0, 'required' => true],
            'unsent' => ['type' => 'number', 'required' => true],
            'in_flight' => ['type' => 'number', 'required' => true],
        ],
    ];

    /**
     * What a checkout on a Child needs. Everything is granted, or nothing, and then an earlier grant of the key stays
     * as it is.
     */
    public const RESERVE_QUESTION = [
        'type' => 'object',
        'properties' => [
            'key' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 64, 'required' => true],
            'ttl' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 3600, 'required' => true],
            'items' => ['type' => 'array', 'maxItems' => 500, 'items' => self::RESERVE_ITEM, 'required' => true],
            'epoch' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seq' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'sold' => [
                'type' => 'array',
                'maxItems' => 500,
                'items' => ['type' => 'string', 'maxLength' => 64],
                'required' => true,
            ],
        ],
    ];

    /**
     * Body of POST /stock and POST /stock-state.
     */
    public const STOCK_REQUEST = [
        'type' => 'object',
        'properties' => [
            'items' => ['type' => 'array', 'maxItems' => 500, 'items' => self::STOCK_REQUEST_ITEM, 'required' => true],
            'digest' => [...self::DIGEST_QUESTION, 'type' => ['object', 'null']],
            'bucket' => [...self::BUCKET_QUESTION, 'type' => ['object', 'null']],
            'held' => ['type' => ['boolean', 'null']],
            'reserve' => [...self::RESERVE_QUESTION, 'type' => ['object', 'null']],
            'release' => [
                'type' => ['array', 'null'],
                'maxItems' => 500,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
            'to' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'route' => ['type' => ['string', 'null'], 'maxLength' => 32],
        ],
    ];

    /**
     * Sums over a part of the catalogue.
     */
    public const DIGEST_PART = [
        'type' => 'object',
        'properties' => [
            'sums' => ['type' => 'array', 'maxItems' => 500, 'items' => ['type' => 'integer'], 'required' => true],
            'next' => ['type' => ['integer', 'null'], 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * One SKU of a bucket.
     */
    public const BUCKET_ITEM = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'sum' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * A part of the SKUs of a bucket.
     */
    public const BUCKET_PART = [
        'type' => 'object',
        'properties' => [
            'items' => ['type' => 'array', 'maxItems' => 500, 'items' => self::BUCKET_ITEM, 'required' => true],
            'next' => ['type' => ['integer', 'null'], 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * The stock of one product, as the wire says it.
     */
    public const WIRE_STATE = [
        'type' => 'object',
        'properties' => [
            'manage_stock' => ['type' => ['boolean', 'string'], 'enum' => [true, false, 'parent'], 'required' => true],
            'stock_quantity' => ['type' => ['number', 'null'], 'required' => true],
            'stock_status' => ['type' => 'string', 'maxLength' => 32, 'required' => true],
            'backorders' => ['type' => 'string', 'enum' => ['no', 'notify', 'yes'], 'required' => true],
            'low_stock_amount' => ['type' => ['number', 'null'], 'required' => true],
        ],
    ];

    /**
     * What a store holds of one SKU.
     */
    public const HELD_ITEM = [
        'type' => 'object',
        'properties' => [
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'code' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'state' => [...self::WIRE_STATE, 'type' => ['object', 'null'], 'required' => true],
            'base' => [...self::WIRE_STATE, 'type' => ['object', 'null'], 'required' => true],
            'version' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 1000000000000000, 'required' => true],
            'waits' => ['type' => 'string', 'enum' => ['no', 'unsent', 'refused'], 'required' => true],
        ],
    ];

    /**
     * Answer to POST /stock-state of version 2, beside the table `items` that version 1 reads.
     */
    public const STOCK_STATE_ANSWER = [
        'type' => 'object',
        'properties' => [
            'ok' => ['type' => 'boolean', 'required' => true],
            'digest' => [...self::DIGEST_PART, 'type' => ['object', 'null']],
            'bucket' => [...self::BUCKET_PART, 'type' => ['object', 'null']],
            'held' => ['type' => ['array', 'null'], 'maxItems' => 500, 'items' => self::HELD_ITEM],
        ],
    ];

    /**
     * A product's state as last published (Master) or adopted (Child), in its meta. Short keys: one row a product.
     */
    public const STORED_SHADOW = [
        'type' => 'object',
        'properties' => [
            'v' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'q' => ['type' => ['integer', 'null'], 'required' => true],
            'm' => ['type' => 'string', 'enum' => ['yes', 'no', 'parent'], 'required' => true],
            's' => ['type' => ['string', 'null'], 'maxLength' => 32, 'required' => true],
            'b' => ['type' => 'string', 'enum' => ['no', 'notify', 'yes'], 'required' => true],
            'l' => ['type' => ['integer', 'null'], 'required' => true],
            'r' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'p' => ['type' => ['integer', 'null'], 'minimum' => 1],
            'k' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'o' => ['type' => ['string', 'null'], 'maxLength' => 255],
            'w' => ['type' => ['string', 'null'], 'maxLength' => 255],
            't' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'f' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'x' => ['type' => ['array', 'null'], 'maxItems' => 8, 'items' => ['type' => 'string', 'maxLength' => 32]],
            'z' => ['type' => ['array', 'null'], 'maxItems' => 8, 'items' => ['type' => 'string', 'maxLength' => 32]],
            'e' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];

    /**
     * The Master's counter: one number for every published change of any product.
     */
    public const STORED_COUNTER = [
        'type' => 'object',
        'properties' => [
            'generation' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'version' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'supersedes' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
        ],
    ];

    /**
     * A product that a Master has published and has no more.
     */
    public const TOMBSTONE = [
        'type' => 'object',
        'properties' => [
            'product_id' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'gid' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'version' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
        ],
    ];

    /**
     * Products that a Master has no more, oldest first.
     */
    public const STORED_TOMBSTONES = [
        'type' => 'object',
        'properties' => [
            'items' => ['type' => 'array', 'maxItems' => 1000, 'items' => self::TOMBSTONE, 'required' => true],
        ],
    ];

    /**
     * One product of a batch that is under way.
     */
    public const STORED_BATCH_ITEM = [
        'type' => 'object',
        'properties' => [
            'product_id' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
            'sku' => ['type' => 'string', 'maxLength' => 255, 'required' => true],
            'gid' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'delta' => ['type' => 'integer', 'required' => true],
            'base_version' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'changed' => [
                'type' => 'array',
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 32],
                'required' => true,
            ],
            'quantity' => ['type' => ['integer', 'null'], 'required' => true],
            'manage_stock' => ['type' => 'string', 'enum' => ['yes', 'no', 'parent'], 'required' => true],
            'stock_status' => ['type' => ['string', 'null'], 'maxLength' => 32, 'required' => true],
            'backorders' => ['type' => 'string', 'enum' => ['no', 'notify', 'yes'], 'required' => true],
            'low_stock_amount' => ['type' => ['integer', 'null'], 'required' => true],
            'settled' => ['type' => 'boolean', 'required' => true],
        ],
    ];

    /**
     * A numbered batch, stored before it is sent and kept until every item is settled.
     */
    public const STORED_BATCH = [
        'type' => 'object',
        'properties' => [
            'seq' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
            'event_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'created' => ['type' => 'integer', 'required' => true],
            'items' => ['type' => 'array', 'maxItems' => 500, 'items' => self::STORED_BATCH_ITEM, 'required' => true],
            'release' => [
                'type' => ['array', 'null'],
                'maxItems' => 500,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
        ],
    ];

    /**
     * A walk over a Child's own catalogue that notes each product's number as the base of what is sold from then on.
     */
    public const FIRST_CONTACT = [
        'type' => 'object',
        'properties' => [
            'after' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * How the last attempts to reach a peer went. Times are unix seconds.
     */
    public const LINK_HEALTH = [
        'type' => 'object',
        'properties' => [
            'protocol' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'failures' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'next_attempt' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'attention' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'last_success' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'last_failure' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'last_error' => ['type' => 'string', 'maxLength' => 300, 'required' => true],
            'last_inbound' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * What a Child remembers of its Master.
     */
    public const STORED_MASTER_LINK = [
        'type' => 'object',
        'properties' => [
            'epoch' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seq' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'generation' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seen' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'pushes' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
            'in_flight' => [...self::STORED_BATCH, 'type' => ['object', 'null'], 'required' => true],
            'contact' => [...self::FIRST_CONTACT, 'type' => ['object', 'null'], 'required' => true],
            'health' => [...self::LINK_HEALTH, 'required' => true],
        ],
    ];

    /**
     * What a Child of version 1 was last known to show of one product.
     */
    public const STORED_OLD_ITEM = [
        'type' => 'object',
        'properties' => [
            'product_id' => ['type' => 'integer', 'minimum' => 1, 'required' => true],
            'quantity' => ['type' => 'integer', 'required' => true],
            'time' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'sku' => ['type' => ['string', 'null'], 'maxLength' => 255],
        ],
    ];

    /**
     * What the Master remembers of a Child of version 1, beside its link.
     */
    public const STORED_OLD_CHILD = [
        'type' => 'object',
        'properties' => [
            'items' => ['type' => 'array', 'items' => self::STORED_OLD_ITEM, 'required' => true],
            'events' => [
                'type' => 'array',
                'maxItems' => 100,
                'items' => ['type' => 'string', 'maxLength' => 64],
                'required' => true,
            ],
        ],
    ];

    /**
     * A walk over the whole catalogue that brings a Child in step: the last product id sent, and the version it
     * started at.
     */
    public const CATALOGUE_WALK = [
        'type' => 'object',
        'properties' => [
            'after' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'target' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * What a Child says that it received and this Master never gave out. Its link is held until an administrator has
     * decided.
     */
    public const LINK_CLAIM = [
        'type' => 'object',
        'properties' => [
            'generation' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'seen' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 1000000000000000, 'required' => true],
            'confirmed' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'since' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
        ],
    ];

    /**
     * What the Master remembers of one Child.
     */
    public const STORED_CHILD_LINK = [
        'type' => 'object',
        'properties' => [
            'epoch' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'applied' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'event_id' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'refused' => ['type' => ['array', 'null'], 'maxItems' => 500, 'items' => self::ITEM_ERROR],
            'past_epochs' => [
                'type' => ['array', 'null'],
                'maxItems' => 8,
                'items' => ['type' => 'string', 'maxLength' => 64],
            ],
            'cursor' => ['type' => 'integer', 'minimum' => 0, 'required' => true],
            'push' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'told' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'told_mark' => ['type' => ['string', 'null'], 'maxLength' => 64],
            'walk' => [...self::CATALOGUE_WALK, 'type' => ['object', 'null'], 'required' => true],
            'walks' => ['type' => ['integer', 'null'], 'minimum' => 0],
            'claim' => [...self::LINK_CLAIM, 'type' => ['object', 'null']],
            'health' => [...self::LINK_HEALTH, 'required' => true],
        ],
    ];

    /**
     * How often requests were refused for one reason.
     */
    public const REFUSAL_COUNT = [
        'type' => 'object',
        'properties' => [
            'reason' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'route' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
            'count' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 1000000000000000, 'required' => true],
            'first' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 253402300799, 'required' => true],
            'last' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 253402300799, 'required' => true],
            'sender' => ['type' => 'string', 'maxLength' => 64, 'required' => true],
        ],
    ];

    /**
     * An address whose requests could not be authenticated.
     */
    public const GUESSING_ADDRESS = [
        'type' => 'object',
        'properties' => [
            'origin' => ['type' => 'string', 'maxLength' => 32, 'required' => true],
            'count' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 1000000, 'required' => true],
            'until' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 253402300799, 'required' => true],
        ],
    ];

    /**
     * What is remembered of refused requests.
     */
    public const STORED_REFUSALS = [
        'type' => 'object',
        'properties' => [
            'reasons' => ['type' => 'array', 'maxItems' => 100, 'items' => self::REFUSAL_COUNT, 'required' => true],
            'addresses' => [
                'type' => 'array',
                'maxItems' => 200,
                'items' => self::GUESSING_ADDRESS,
                'required' => true,
            ],
        ],
    ];

    /**
     * Body of POST admin/reconcile.
     */
    public const RECONCILE_REQUEST = [
        'type' => 'object',
        'properties' => [
            'action' => ['type' => 'string', 'enum' => ['start', 'cancel', 'resume'], 'required' => true],
            'mode' => [
                'type' => ['string', 'null'],
                'enum' => ['differences', 'all', null],
                'default' => 'differences',
            ],
            'per_page' => ['type' => ['integer', 'null'], 'minimum' => 50, 'maximum' => 500],
            'skus' => [
                'type' => ['array', 'null'],
                'maxItems' => 2000,
                'items' => ['type' => 'string', 'maxLength' => 255],
            ],
            'dry_run' => ['type' => ['boolean', 'null']],
        ],
    ];

    /**
     * Body of POST admin/audit.
     */
    public const AUDIT_REQUEST = [
        'type' => 'object',
        'properties' => [
            'skus' => [
                'type' => ['array', 'null'],
                'maxItems' => 2000,
                'items' => ['type' => 'string', 'maxLength' => 255],
            ],
        ],
    ];

    /**
     * Body of POST admin/manual-sync.
     */
    public const MANUAL_SYNC_REQUEST = [
        'type' => 'object',
        'properties' => [
            'skus' => [
                'type' => 'array',
                'maxItems' => 500,
                'items' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 255],
                'required' => true,
            ],
        ],
    ];

    /**
     * Body of POST admin/logs.
     */
    public const LOGS_REQUEST = [
        'type' => 'object',
        'properties' => [
            'action' => [
                'type' => 'string',
                'enum' => ['clear_event_log', 'clear_backlog', 'clear_notices', 'retry', 'discard'],
                'required' => true,
            ],
            'store_id' => ['type' => ['string', 'null'], 'maxLength' => 64],
        ],
    ];
}
