/**
 * That folders import one way, too: the second half of `npm run imports`. Tests and what they are fed take from everywhere, and dependency-cruiser
 * leaves out files for all rules of a run or for none: so this is a run of its own.
 */
const { options } = require( './.dependency-cruiser.cjs' );

module.exports = {
	forbidden: [
		{
			name: 'no-circle-of-folders',
			comment:
				'Two folders that need each other are one subject: what both need belongs in a third.',
			severity: 'error',
			scope: 'folder',
			from: {},
			to: { circular: true },
		},
	],
	options: {
		...options,
		exclude: {
			path: [ '\\.test\\.', 'fixtures', '^e2e/(integration|specs)/' ],
		},
	},
};
