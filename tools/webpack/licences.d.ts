/** Types of licences.js, which webpack loads as it is. */
import type { WebpackPluginInstance } from 'webpack';

interface Library {
	name: string;
	version: string;
	license: string;
	repository: string | null;
	licenseText: string | null;
}

export function licences(
	file: string,
	folders?: readonly string[]
): WebpackPluginInstance;
export function isCompatible( licence: string ): boolean;
export function listOf( libraries: readonly Library[] ): string;
