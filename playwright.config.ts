/**
 * Browser tests on live stores. Enters: a Chromium of this machine. Leaves: e2e/specs run one after the other; what a failure
 * looked like stands in test-results/.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Where Debian, and others, put it; CHROMIUM names another. Playwright's own download is never needed. */
const CHROMIUM = [
	process.env.CHROMIUM ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
].find( ( path ) => path !== '' && existsSync( path ) );

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
		trace: 'retain-on-failure',
		launchOptions: {
			...( CHROMIUM ? { executablePath: CHROMIUM } : {} ),
			args: [
				'--headless',
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				// Nothing of the internet is waited for: avatars, fonts, an extension's news.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
			],
		},
	},
} );
