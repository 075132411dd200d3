<?php
/**
 * Tests: what may be entered about another store.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Connections;

use Kitgenix\StockSync\Connections\ConnectionRules;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

final class ConnectionRulesTest extends TestCase
{
    /**
     * @return iterable<string, array{string, string|null}>
     */
    public static function addresses(): iterable
    {
        yield 'a shop' => ['https://shop.example', 'https://shop.example'];
        yield 'spaces around it and a slash at the end' => ['  https://shop.example/ ', 'https://shop.example'];
        yield 'capitals in scheme and host, not in the path' => ['HTTPS://Shop.Example/Store', 'https://shop.example/Store'];
        yield 'a port and a folder' => ['http://127.0.0.1:8081/de/', 'http://127.0.0.1:8081/de'];
        yield 'no scheme' => ['shop.example', null];
        yield 'another scheme' => ['ftp://shop.example', null];
        yield 'a script' => ['javascript://shop.example/%0aalert(1)', null];
        yield 'a user' => ['https://me@shop.example', null];
        yield 'a password' => ['https://me:secret@shop.example', null];
        yield 'a query' => ['https://shop.example/?x=1', null];
        yield 'a fragment' => ['https://shop.example/#x', null];
        yield 'no host' => ['https:///shop', null];
        yield 'a space inside' => ['https://shop example', null];
        yield 'nothing' => ['', null];
    }

    #[DataProvider('addresses')]
    #[TestDox('An address with $_dataName is stored in one form or refused')]
    public function testAddressIsStoredInOneFormOrRefused(string $typed, ?string $expected): void
    {
        self::assertSame($expected, ConnectionRules::canonicalUrl($typed));
    }

    #[TestDox('A generated secret has 43 characters that cleaning cannot alter, and is never the same')]
    public function testGeneratedSecretSurvivesCleaning(): void
    {
        $seen = [];
        for ($i = 0; $i < 2000; $i++) {
            $secret = ConnectionRules::newSecret();
            self::assertMatchesRegularExpression('/^[A-Za-z0-9_-]{43}$/', $secret);
            self::assertSame($secret, sanitize_text_field($secret));
            $seen[$secret] = true;
        }
        self::assertCount(2000, $seen);
    }

    #[TestDox('A store is not its own peer, by address or by id')]
    public function testStoreIsNotItsOwnPeer(): void
    {
        $own = ['url' => 'https://shop.example/', 'id' => 'me'];
        $errors = ConnectionRules::errors('https://SHOP.example', 'me', $own, ['url' => 'url', 'id' => 'store_id']);
        self::assertSame(['url', 'store_id'], array_column($errors, 'path'));
        self::assertSame([], ConnectionRules::errors('https://other.example', 'you', $own, ['url' => 'url', 'id' => 'store_id']));
    }

    #[TestDox('A store id is visible ASCII of at most 64 characters')]
    public function testStoreIdIsVisibleAscii(): void
    {
        self::assertTrue(ConnectionRules::isStoreId('0b9c1f9e-6d0e-4f1c-9d5e-1f0d6d0f3a77'));
        foreach (['', 'a b', "a\nb", 'größe', '<b>', 'a%20b', str_repeat('x', 65)] as $id) {
            self::assertFalse(ConnectionRules::isStoreId($id), $id);
        }
    }

    #[TestWith(['http://shop.example', true])]
    #[TestWith(['https://93.184.216.34/shop', true])]
    #[TestWith(['http://127.0.0.1:8080', false])]
    #[TestWith(['http://192.168.1.7', false])]
    #[TestWith(['http://[::1]', false])]
    #[TestWith(['http://localhost', false])]
    #[TestWith(['http://shop.test', false])]
    #[TestDox('An address of the internet is public, one of this machine or a private network is not: $url')]
    public function testPublicAddress(string $url, bool $isPublic): void
    {
        self::assertSame($isPublic, ConnectionRules::isPublic($url));
    }
}
