/**
 * Build: beside each style, <name>-rtl.css, which holds no more than what differs where text runs from right to left. WordPress
 * loads it after the other one (`wp_style_add_data( …, 'rtl', true )`).
 */
import { createRequire } from 'node:module';
import postcss from 'postcss';
import rightToLeft from 'postcss-rtlcss';
import { Mode } from 'postcss-rtlcss/options';

const { Compilation, sources } = createRequire( import.meta.url )( 'webpack' );
const NAME = 'RightToLeft';

// What has to be said otherwise from right to left.
export function differences( css ) {
	const { root } = postcss( [ rightToLeft( { mode: Mode.diff } ) ] ).process(
		css,
		{ from: undefined }
	);
	root.walk( ( node ) => {
		node.raws.before = '';
		node.raws.after = '';
		node.raws.semicolon = false;
		node.raws.between = node.type === 'decl' ? ':' : '';
		if ( node.type === 'atrule' ) {
			node.raws.afterName = ' ';
		}
	} );
	root.raws.after = '';
	return root.toString();
}

export class RightToLeft {
	apply( compiler ) {
		compiler.hooks.thisCompilation.tap( NAME, ( compilation ) =>
			compilation.hooks.processAssets.tap(
				{
					name: NAME,
					stage: Compilation.PROCESS_ASSETS_STAGE_DERIVED,
				},
				( assets ) => {
					for ( const name of Object.keys( assets ) ) {
						if ( name.endsWith( '.css' ) ) {
							compilation.emitAsset(
								name.replace( /\.css$/, '-rtl.css' ),
								new sources.RawSource(
									differences(
										String( assets[ name ].source() )
									)
								)
							);
						}
					}
				}
			)
		);
	}
}
