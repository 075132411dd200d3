/**
 * The browser of this machine. Enters: CHROMIUM, or the places where Debian and others put one. Leaves: its path and flags;
 * Playwright's own download is never needed.
 */
import { existsSync } from 'node:fs';

export const CHROMIUM: string | null =
	[
		process.env.CHROMIUM ?? '',
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
	].find( ( path ) => path !== '' && existsSync( path ) ) ?? null;

export const CHROMIUM_FLAGS = [
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
];
