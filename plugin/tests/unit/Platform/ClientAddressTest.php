<?php
/**
 * Tests: which addresses are one stranger's.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Platform;

use Kitgenix\StockSync\Platform\ClientAddress;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

final class ClientAddressTest extends TestCase
{
    #[TestDox('Every IPv4 address is one of its own')]
    public function testIpv4(): void
    {
        self::assertNotSame(ClientAddress::origin('203.0.113.1'), ClientAddress::origin('203.0.113.2'));
    }

    #[TestDox('The addresses of one IPv6 network are one stranger’s, however they are written')]
    public function testIpv6(): void
    {
        $origin = ClientAddress::origin('2001:db8:0:1::1');
        self::assertSame($origin, ClientAddress::origin('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff'));
        self::assertNotSame($origin, ClientAddress::origin('2001:db8:0:2::1'));
    }

    #[TestWith(['::ffff:203.0.113.1'])]
    #[TestWith(['::FFFF:cb00:7101'])]
    #[TestWith(['::ffff:0:203.0.113.1'])]
    #[TestWith(['64:ff9b::203.0.113.1'])]
    #[TestWith(['::203.0.113.1'])]
    #[TestWith(['2002:cb00:7101:5::1'])]
    #[TestDox('An IPv4 address in a form of IPv6 is that address: $written')]
    public function testEmbedded(string $written): void
    {
        self::assertSame(ClientAddress::origin('203.0.113.1'), ClientAddress::origin($written));
        self::assertNotSame(ClientAddress::origin('203.0.113.2'), ClientAddress::origin($written));
    }

    #[TestDox('This machine itself is no IPv4 address, in neither form')]
    public function testLoopback(): void
    {
        self::assertNotSame(ClientAddress::origin('::1'), ClientAddress::origin('0.0.0.1'));
    }

    #[TestDox('What is no address is counted as it stands')]
    public function testOther(): void
    {
        self::assertSame('', ClientAddress::origin(''));
        self::assertSame('unix:', ClientAddress::origin('unix:'));
    }
}
