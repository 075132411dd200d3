/**
 * Build: gives a library something else than what it asks for. Enters: who asks (a pattern of file names), and by request what it
 * gets (a file). Leaves: an error for a request that nobody makes any more, because a new version of a library has other parts,
 * and for one that got something else all the same.
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
				if (
					file !== undefined &&
					this.isIssuer( wanted.contextInfo.issuer )
				) {
					asked.add( wanted.request );
					wanted.request = file;
					// What is external is decided by these, not by the line above.
					for ( const dependency of wanted.dependencies ) {
						dependency.request = file;
					}
				}
			} )
		);
		compiler.hooks.thisCompilation.tap( NAME, ( compilation ) =>
			compilation.hooks.finishModules.tap( NAME, ( modules ) => {
				for ( const request of Object.keys( this.by ) ) {
					if ( ! asked.has( request ) ) {
						compilation.errors.push(
							new Error(
								`Nobody asks for ${ request } any more: webpack.config.js replaces it.`
							)
						);
					}
				}
				for ( const module of modules ) {
					this.checkWhatCame( module, compilation );
				}
			} )
		);
	}

	isIssuer( file = '' ) {
		return this.issuer.test( file.replaceAll( '\\', '/' ) );
	}

	checkWhatCame( module, { moduleGraph, errors } ) {
		if ( ! this.isIssuer( module.resource ) ) {
			return;
		}
		const files = new Set( Object.values( this.by ) );
		for ( const {
			dependency,
			module: came,
		} of moduleGraph.getOutgoingConnections( module ) ) {
			const isReplaced = files.has( dependency?.request );
			if ( isReplaced && came?.resource !== dependency.request ) {
				errors.push(
					new Error(
						`${
							module.resource
						} got ${ came?.identifier() } in place of ${
							dependency.request
						}.`
					)
				);
			}
			if ( this.by[ dependency?.request ] !== undefined ) {
				errors.push(
					new Error(
						`${ module.resource } got ${ dependency.request } itself.`
					)
				);
			}
		}
	}
}
