<?php
/**
 * Connections, Child: connects this store to the Master whose code a person has pasted. Nothing is stored before the Master has
 * answered; what can go wrong has a code of its own, for which Status has words.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\Probe;
use Kitgenix\StockSync\Transport\PublicAddress;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ConnectionCode from \Kitgenix\StockSync\Generated\Contract\Pairing as Said
 */
final class Joining
{
    /**
     * @param string $pasted      What the person has pasted.
     * @param bool   $isHttpFine  Whether the person accepts an address without encryption.
     * @return array{code: string, message: string} The code is empty when the store is connected.
     */
    public static function connect(string $pasted, bool $isHttpFine): array
    {
        $said = ConnectionCode::decode($pasted);
        if ($said === null) {
            return self::failure(Pairing::PAIRING_ERRORS['bad_code'], 'This is no whole connection code.');
        }
        $obstacle = self::obstacle($said, $isHttpFine);
        if ($obstacle !== '') {
            return self::failure($obstacle, $said['url']);
        }
        $refusal = Filters::refusalOf($said['store_id'], $said['url'], '');
        if ($refusal !== null) {
            return self::failure((string) $refusal->get_error_code(), $refusal->get_error_message());
        }
        $answer = SignedHttp::send([
            'store_id' => $said['store_id'],
            'url' => $said['url'],
            'secret' => $said['secret'],
            'sender' => $said['invitation'],
            'route' => Routes::PAIR_ROUTE,
            'protocol' => 2,
            'timeout' => Routes::LIMITS['ping_timeout_seconds'],
            'body' => ['store_id' => Settings::storeId(), 'name' => Settings::storeName(), 'url' => home_url()],
        ]);
        if ($answer['status'] !== 200 || !$answer['is_authentic']) {
            ['code' => $code, 'message' => $message] = Probe::explain($said['url'], $answer, true);
            // Clocks and addresses are explained by then. The secret is the code's own, so it is the code that opens nothing any more.
            return self::failure($code === Errors::ERRORS['auth_failed'] ? Pairing::PAIRING_ERRORS['expired_code'] : $code, $message);
        }
        SettingsEffects::change(static fn(array $settings): array => [
            'role' => 'child',
            'master' => ['url' => (string) ConnectionRules::canonicalUrl($said['url']), 'store_id' => $said['store_id'], 'secret' => $said['secret'], 'by_code' => true],
        ] + $settings);
        Links::prepareMaster($said['store_id']);
        Links::heardIn($said['store_id'], Names::PLUGIN['protocol'], false);
        EventLog::add('info', 'This store was connected to its Master by a code.', ['peer' => $said['store_id'], 'url' => $said['url']]);
        return ['code' => '', 'message' => ''];
    }

    /**
     * What stands against the code before anybody is asked; empty when nothing does.
     *
     * @param Said $said
     */
    private static function obstacle(array $said, bool $isHttpFine): string
    {
        $url = ConnectionRules::canonicalUrl($said['url']);
        return match (true) {
            $url === null || !ConnectionRules::isStoreId($said['store_id']) => Pairing::PAIRING_ERRORS['bad_code'],
            $url === ConnectionRules::canonicalUrl(home_url()) => Pairing::PAIRING_ERRORS['own_code'],
            $said['store_id'] === Settings::storeId() => Pairing::PAIRING_ERRORS['same_store'],
            // By more than clocks may differ: the Master itself says no where it is the judge.
            $said['expires'] + Routes::LIMITS['skew_seconds'] < time() => Pairing::PAIRING_ERRORS['expired_code'],
            Settings::role() === 'master' && Settings::childrenOf(Settings::get()) !== [] => Pairing::PAIRING_ERRORS['two_masters'],
            !$isHttpFine && str_starts_with($url, 'http://') && ConnectionRules::isPublic($url) => Pairing::PAIRING_ERRORS['insecure'],
            !PublicAddress::isAllowed($url) => Pairing::PAIRING_ERRORS['private_address'],
            default => '',
        };
    }

    /**
     * @return array{code: string, message: string}
     */
    private static function failure(string $code, string $message): array
    {
        return ['code' => $code === '' ? Errors::ERRORS['bad_answer'] : $code, 'message' => $message];
    }
}
