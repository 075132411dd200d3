<?php
/**
 * Tests: which addresses are the same site.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Storage;

use Kitgenix\StockSync\Storage\HomeAddress;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

final class HomeAddressTest extends TestCase
{
    #[TestDox('$url is the site shop.example')]
    #[TestWith(['https://shop.example'])]
    #[TestWith(['http://shop.example/'])]
    #[TestWith(['https://www.Shop.example'])]
    #[TestWith(['https://shop.example:443/'])]
    #[TestWith([' http://shop.example:80 '])]
    public function testSameSite(string $url): void
    {
        self::assertSame('shop.example', HomeAddress::normalized($url));
    }

    #[TestDox('$url is another site')]
    #[TestWith(['https://staging.shop.example'])]
    #[TestWith(['https://shop.example/staging'])]
    #[TestWith(['https://shop.example/Staging'])]
    #[TestWith(['https://shop.example:8443'])]
    #[TestWith(['https://shop.test'])]
    public function testOtherSites(string $url): void
    {
        $others = ['https://shop.example', 'https://shop.example/staging', 'https://shop.example/Staging', 'https://shop.example:8443'];
        foreach (array_diff($others, [$url]) as $other) {
            self::assertNotSame(HomeAddress::normalized($other), HomeAddress::normalized($url));
        }
    }

    #[TestDox('What is noted holds no address that a search could find')]
    public function testEncoded(): void
    {
        $text = HomeAddress::encoded('shop.example:8443/path');
        self::assertStringNotContainsString('shop', $text);
        self::assertSame('shop.example:8443/path', HomeAddress::decoded($text));
        self::assertSame('', HomeAddress::decoded('shop.example?'));
    }
}
