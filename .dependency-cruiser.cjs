/**
 * That files import one way: `npm run imports`, a part of `npm test`. Folders have the same in .dependency-cruiser.folders.cjs, the plugin's PHP in
 * plugin/tests/ModuleImports.php.
 */
module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment:
				'A file that needs another which needs it: what both need belongs in a third.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
