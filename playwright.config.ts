/**
 * Browser tests on live stores. Enters: a Chromium of this machine. Leaves: e2e/specs run one after the other; what a failure
 * looked like stands in test-results/.
 */
import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from './e2e/chromium';

export default defineConfig( {
	testDir: 'e2e/specs',
	// One lab is two busy processors.
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: process.env.CI ? 'line' : 'list',
	forbidOnly: Boolean( process.env.CI ),
	outputDir: 'test-results',
	use: {
		viewport: { width: 1280, height: 900 },
		screenshot: 'only-on-failure',
		launchOptions: {
			...( CHROMIUM ? { executablePath: CHROMIUM } : {} ),
			args: CHROMIUM_FLAGS,
		},
	},
} );
