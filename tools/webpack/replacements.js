/**
 * Build: gives a library something else than what it asks for. Enters: who asks (a pattern of file names), and by request what it
 * gets (a file). Leaves: an error for a request that nobody makes any more, because a new version of a library has other parts.
 */
const NAME = 'Replacements';

export class Replacements {
	constructor( { issuer, by } ) {
		this.issuer = issuer;
		this.by = by;
	}

	apply( compiler ) {
		const asked = new Set();
		compiler.hooks.normalModuleFactory.tap( NAME, ( factory ) =>
			factory.hooks.beforeResolve.tap( NAME, ( wanted ) => {
				const file = this.by[ wanted.request ];
				const issuer = wanted.contextInfo.issuer.replaceAll(
					'\\',
					'/'
				);
				if ( file !== undefined && this.issuer.test( issuer ) ) {
					asked.add( wanted.request );
					wanted.request = file;
				}
			} )
		);
		compiler.hooks.thisCompilation.tap( NAME, ( compilation ) =>
			compilation.hooks.afterSeal.tap( NAME, () => {
				for ( const request of Object.keys( this.by ) ) {
					if ( ! asked.has( request ) ) {
						compilation.errors.push(
							new Error(
								`Nobody asks for ${ request } any more: webpack.config.js replaces it.`
							)
						);
					}
				}
			} )
		);
	}
}
