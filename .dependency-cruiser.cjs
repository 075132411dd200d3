/**
 * Which folder may import which. `npm run imports`, a part of `npm test`. The plugin's PHP has the same in plugin/tests/ModuleImports.php.
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
