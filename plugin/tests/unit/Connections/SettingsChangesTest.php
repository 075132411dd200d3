<?php
/**
 * Tests: what a request of the screen makes of the settings.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Connections;

use Kitgenix\StockSync\Connections\SettingsChanges;
use Kitgenix\StockSync\Platform\Refused;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

final class SettingsChangesTest extends TestCase
{
    private const OWN_URL = 'https://master.example';

    /** A request that names nothing. */
    private const NOTHING = [
        'this_store_name' => null,
        'role' => null,
        'checkout_mode' => null,
        'checkout_reserve_minutes' => null,
        'checkout_validation_failure_strategy' => null,
        'checkout_stale_cache_minutes' => null,
        'checkout_timeout_seconds' => null,
        'exclusions' => null,
    ];

    private const ADD = ['action' => 'add', 'id' => 'c2', 'new_id' => null, 'name' => 'Second', 'url' => 'https://two.example/', 'secret' => null, 'enabled' => null];

    private const UPDATE = ['action' => 'update', 'id' => 'c1', 'new_id' => null, 'name' => null, 'url' => null, 'secret' => null, 'enabled' => null];

    /**
     * @return array<string, mixed>
     */
    private static function settings(): array
    {
        return [
            'this_store_id' => 'me',
            'this_store_name' => 'Me',
            'role' => 'master',
            'master' => ['url' => 'https://old.example', 'store_id' => 'm0', 'secret' => 'kept', 'future' => 1],
            'children' => [
                ['id' => 'c1', 'name' => 'First', 'url' => 'https://one.example', 'secret' => '<%41>kept', 'enabled' => true, 'future' => 2],
            ],
            'event_log' => ['row'],
        ];
    }

    #[TestDox('Everything that a request does not name stays as it was')]
    public function testOtherKeysStay(): void
    {
        $input = [...self::NOTHING, 'this_store_name' => ' New ', 'role' => 'child', 'exclusions' => ['b', ' a', '0', 'b', '']];
        $after = SettingsChanges::config(self::settings(), $input);
        $expected = [
            ...self::settings(),
            'this_store_name' => 'New',
            'role' => 'child',
            'exclusions' => ['skus' => ['b', 'a', '0']],
        ];
        self::assertSame($expected, $after);
    }

    #[TestDox('What a request leaves out stays, so that two open tabs do not undo each other')]
    public function testWhatIsNullStays(): void
    {
        $settings = [...self::settings(), 'strict_checkout_validation' => false, 'exclusions' => ['skus' => ['a']]];
        self::assertSame($settings, SettingsChanges::config($settings, self::NOTHING));
        self::assertSame([...$settings, 'role' => 'child'], SettingsChanges::config($settings, [...self::NOTHING, 'role' => 'child']));
        self::assertSame(['skus' => []], SettingsChanges::config($settings, [...self::NOTHING, 'exclusions' => []])['exclusions']);
    }

    /**
     * @param 'off'|'check'|'reserve' $mode
     */
    #[TestWith(['off', false, false])]
    #[TestWith(['check', true, false])]
    #[TestWith(['reserve', true, true])]
    #[TestDox('How the Master is asked at checkout is stored so that 1.0.2 reads on or off: $mode')]
    public function testModeForOlderVersion(string $mode, bool $isStrict, bool $isReserved): void
    {
        $settings = [...self::settings(), 'strict_checkout_validation' => !$isStrict, 'checkout_reserve' => !$isReserved, 'checkout_reserve_minutes' => 7];
        self::assertSame(
            [...$settings, 'strict_checkout_validation' => $isStrict, 'checkout_reserve' => $isReserved],
            SettingsChanges::config($settings, [...self::NOTHING, 'checkout_mode' => $mode])
        );
    }

    #[TestDox('A rule of the checkout is changed alone; the others, and how the Master is asked, stay')]
    public function testOneRuleOfTheCheckout(): void
    {
        $settings = [
            ...self::settings(),
            'strict_checkout_validation' => true,
            'checkout_reserve' => true,
            'checkout_reserve_minutes' => 10,
            'checkout_validation_failure_strategy' => 'fail_open',
            'checkout_stale_cache_minutes' => 30,
            'checkout_timeout_seconds' => 2,
        ];
        $requests = [
            ['checkout_reserve_minutes' => 60],
            ['checkout_validation_failure_strategy' => 'stale_cache'],
            ['checkout_stale_cache_minutes' => 1440],
            ['checkout_timeout_seconds' => 10],
        ];
        foreach ($requests as $input) {
            self::assertSame([...$settings, ...$input], SettingsChanges::config($settings, [...self::NOTHING, ...$input]));
        }
    }

    #[TestDox('A name of nothing but spaces and tags is refused at its field')]
    public function testEmptyNameIsRefused(): void
    {
        try {
            SettingsChanges::config(self::settings(), [...self::NOTHING, 'this_store_name' => ' <b></b> ']);
            self::fail('It was accepted.');
        } catch (Refused $refused) {
            self::assertSame(['this_store_name'], array_column($refused->errors, 'path'));
        }
    }

    #[TestDox('Empty fields of a new Child are each told what to enter')]
    public function testEmptyChildIsToldWhatToEnter(): void
    {
        try {
            SettingsChanges::children(self::settings(), [...self::ADD, 'id' => '', 'url' => ''], self::OWN_URL, 'generated');
            self::fail('It was accepted.');
        } catch (Refused $refused) {
            self::assertSame(['url', 'id'], array_column($refused->errors, 'path'));
        }
    }

    #[TestDox('A connection saved without a secret keeps the stored one, byte for byte')]
    public function testConnectionKeepsItsSecret(): void
    {
        $after = SettingsChanges::connection(self::settings(), ['url' => 'https://new.example/', 'store_id' => ' m1 ', 'secret' => null], self::OWN_URL);
        self::assertSame(['url' => 'https://new.example', 'store_id' => 'm1', 'secret' => 'kept', 'future' => 1], $after['master']);
    }

    #[TestDox('A pasted secret loses the spaces around it and nothing else')]
    public function testPastedSecretIsNotCleaned(): void
    {
        $after = SettingsChanges::connection(self::settings(), ['url' => 'https://new.example', 'store_id' => 'm1', 'secret' => " <a>%41 b\n"], self::OWN_URL);
        self::assertSame('<a>%41 b', self::map($after, 'master')['secret']);
    }

    #[TestDox('A connection without any secret is refused, with all that is wrong at once')]
    public function testConnectionWithoutSecretIsRefused(): void
    {
        $settings = self::settings();
        $settings['master'] = [];
        try {
            SettingsChanges::connection($settings, ['url' => 'nowhere', 'store_id' => 'me', 'secret' => null], self::OWN_URL);
            self::fail('It was accepted.');
        } catch (Refused $refused) {
            self::assertSame(['url', 'store_id', 'secret'], array_column($refused->errors, 'path'));
            self::assertSame(400, $refused->status);
        }
    }

    #[TestDox('A new Child without a secret gets the generated one')]
    public function testNewChildGetsGeneratedSecret(): void
    {
        $after = SettingsChanges::children(self::settings(), self::ADD, self::OWN_URL, 'generated');
        self::assertSame(
            ['id' => 'c2', 'name' => 'Second', 'url' => 'https://two.example', 'secret' => 'generated', 'enabled' => true],
            self::children($after)[1]
        );
        self::assertTrue(SettingsChanges::asksForSecret(self::ADD));
        self::assertFalse(SettingsChanges::asksForSecret([...self::ADD, 'secret' => 'given']));
    }

    #[TestDox('Switching a Child off keeps its secret and what a newer version stored, and generates nothing')]
    public function testSwitchingOffKeepsSecret(): void
    {
        $input = [...self::UPDATE, 'enabled' => false];
        $after = SettingsChanges::children(self::settings(), $input, self::OWN_URL, 'generated');
        $before = self::children(self::settings())[0];
        self::assertSame([[...$before, 'enabled' => false]], $after['children']);
        self::assertFalse(SettingsChanges::asksForSecret($input));
    }

    #[TestDox('A secret that is replaced stays beside the new one until it expires, and other settings stay')]
    public function testOverlap(): void
    {
        $expires = time() + 3600;
        $child = self::children(SettingsChanges::children(self::settings(), [...self::UPDATE, 'secret' => ''], self::OWN_URL, 'generated', $expires))[0];
        self::assertSame(['generated', '<%41>kept', $expires, 'waits', 2], [$child['secret'], $child['secret_previous'], $child['secret_previous_expires_at'], $child['secret_state'], $child['future']]);
        $request = ['url' => 'https://old.example', 'store_id' => 'm0', 'secret' => 'typed'];
        $master = self::map(SettingsChanges::connection(self::settings(), $request, self::OWN_URL, $expires), 'master');
        self::assertSame(['typed', 'kept', $expires, 'asks', 1], [$master['secret'], $master['secret_previous'], $master['secret_previous_expires_at'], $master['secret_state'], $master['future']]);
    }

    #[TestDox('What another Master knew opens nothing any more')]
    public function testOtherMaster(): void
    {
        $settings = self::settings();
        $settings['master'] = ['secret_previous' => 'older', 'secret_previous_expires_at' => PHP_INT_MAX, 'secret_state' => ''] + (array) $settings['master'];
        $request = ['url' => 'https://new.example', 'store_id' => 'm1', 'secret' => 'typed'];
        $master = self::map(SettingsChanges::connection($settings, $request, self::OWN_URL, time() + 3600), 'master');
        self::assertSame(['typed', '', 0], [$master['secret'], $master['secret_previous'], $master['secret_previous_expires_at']]);
    }

    #[TestDox('An empty secret in an update replaces the old one by a generated one')]
    public function testEmptySecretIsReplaced(): void
    {
        $after = SettingsChanges::children(self::settings(), [...self::UPDATE, 'secret' => ''], self::OWN_URL, 'generated');
        self::assertSame('generated', self::children($after)[0]['secret']);
    }

    #[TestDox('Two Children never share a store id or an address')]
    public function testNoTwoChildrenAlike(): void
    {
        try {
            SettingsChanges::children(self::settings(), [...self::ADD, 'id' => 'c1', 'url' => 'https://ONE.example/'], self::OWN_URL, 'generated');
            self::fail('It was accepted.');
        } catch (Refused $refused) {
            self::assertSame(['id', 'url'], array_column($refused->errors, 'path'));
        }
    }

    #[TestDox('A Child whose store was installed anew takes another store id')]
    public function testChildTakesAnotherId(): void
    {
        $after = SettingsChanges::children(self::settings(), [...self::UPDATE, 'new_id' => 'c9'], self::OWN_URL, 'generated');
        self::assertSame('c9', self::children($after)[0]['id']);
    }

    #[TestDox('Removing takes exactly the named Child, and an unknown one is 404')]
    public function testRemoving(): void
    {
        $two = SettingsChanges::children(self::settings(), self::ADD, self::OWN_URL, 'generated');
        $after = SettingsChanges::children($two, [...self::UPDATE, 'action' => 'remove'], self::OWN_URL, '');
        self::assertSame(['c2'], array_column(self::children($after), 'id'));
        try {
            SettingsChanges::children($after, [...self::UPDATE, 'action' => 'remove'], self::OWN_URL, '');
            self::fail('It was accepted.');
        } catch (Refused $refused) {
            self::assertSame(404, $refused->status);
            self::assertSame('kss_unknown_child', $refused->errorCode);
        }
    }

    /**
     * @param array<string, mixed> $settings
     * @return array<array-key, mixed>
     */
    private static function map(array $settings, string $key): array
    {
        self::assertIsArray($settings[$key]);
        return $settings[$key];
    }

    /**
     * @param array<string, mixed> $settings
     * @return list<array<array-key, mixed>>
     */
    private static function children(array $settings): array
    {
        return array_values(array_filter(self::map($settings, 'children'), 'is_array'));
    }
}
