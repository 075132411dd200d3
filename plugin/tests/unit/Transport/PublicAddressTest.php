<?php
/**
 * Tests: which addresses are of the internet, in whatever form they are written, and to what a checked name is pinned.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Transport;

use Kitgenix\StockSync\Transport\PublicAddress;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

final class PublicAddressTest extends TestCase
{
    #[TestWith(['https://shop.example'])]
    #[TestWith(['https://93.184.216.34:8443/shop'])]
    #[TestWith(['https://172.15.0.1'])]
    #[TestWith(['https://100.63.0.1'])]
    #[TestWith(['https://[2606:2800:220:1::1]'])]
    #[TestWith(['https://[::ffff:93.184.216.34]'])]
    #[TestDox('Of the internet: $url')]
    public function testPublic(string $url): void
    {
        self::assertTrue(PublicAddress::isPublic($url));
    }

    #[TestWith(['http://0.0.0.0'])]
    #[TestWith(['http://10.1.2.3'])]
    #[TestWith(['http://100.64.0.1'])]
    #[TestWith(['http://127.0.0.1'])]
    #[TestWith(['http://169.254.169.254'])]
    #[TestWith(['http://172.31.255.255'])]
    #[TestWith(['http://192.168.0.1'])]
    #[TestWith(['http://198.19.0.1'])]
    #[TestWith(['http://224.0.0.1'])]
    #[TestWith(['http://255.255.255.255'])]
    #[TestWith(['http://[::]'])]
    #[TestWith(['http://[::1]'])]
    #[TestWith(['http://[::ffff:10.0.0.1]'])]
    #[TestWith(['http://[::ffff:0:10.0.0.1]'])]
    #[TestWith(['http://[64:ff9b::10.0.0.1]'])]
    #[TestWith(['http://[2002:7f00:1::1]'])]
    #[TestWith(['http://[fc00::1]'])]
    #[TestWith(['http://[fe80::1]'])]
    #[TestWith(['http://[ff02::1]'])]
    #[TestWith(['http://[2001:db8::1]'])]
    #[TestWith(['http://2130706433'])]
    #[TestWith(['http://0x7f.1'])]
    #[TestWith(['http://0x7f.0x0.0x0.0x1'])]
    #[TestWith(['http://0177.0.0.1'])]
    #[TestWith(['http://127.1'])]
    #[TestWith(['http://localhost.'])]
    #[TestWith(['http://shop.local'])]
    #[TestWith(['http://intranet'])]
    #[TestWith(['not an address'])]
    #[TestDox('Not of the internet: $url')]
    public function testPrivate(string $url): void
    {
        self::assertFalse(PublicAddress::isPublic($url));
    }

    #[TestDox('A name is pinned to the addresses that were looked at, with its port')]
    public function testPinned(): void
    {
        self::assertSame('shop.example:443:93.184.216.34,[2606:2800::1]', PublicAddress::pinned('https://Shop.example/x', ['93.184.216.34', '2606:2800::1']));
        self::assertSame('shop.example:8080:93.184.216.34', PublicAddress::pinned('http://shop.example:8080', ['93.184.216.34']));
    }

    /**
     * @param list<string> $resolved
     * @param list<string> $addresses
     */
    #[TestWith([['93.184.216.34', '2606:2800::1'], '', ['93.184.216.34', '2606:2800::1']])]
    #[TestWith([['127.0.0.1'], 'kss_private_address', []])]
    #[TestWith([['93.184.216.34', '10.0.0.7'], 'kss_private_address', []])]
    #[TestWith([['::ffff:192.168.0.1'], 'kss_private_address', []])]
    #[TestWith([['169.254.169.254'], 'kss_private_address', []])]
    #[TestWith([[], 'kss_unreachable', []])]
    #[TestDox('A name is what it is resolved to, and is called there')]
    public function testName(array $resolved, string $code, array $addresses): void
    {
        $asked = [];
        $route = PublicAddress::route('https://other.example', true, static function (string $host) use ($resolved, &$asked): array {
            $asked[] = $host;
            return $resolved;
        });
        self::assertSame(['code' => $code, 'addresses' => $addresses], $route);
        self::assertSame(['other.example'], $asked);
    }
}
