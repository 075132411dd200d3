/**
 * Tables: the values that a filter may ask for, to choose from. Stands in for the search widget of @wordpress/dataviews
 * (webpack.config.js), which brings a library of its own for lists that can be searched.
 */
import { Icon } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import type { NormalizedFilter, Option, View } from '@wordpress/dataviews';
import { moveWithin, typeAhead } from './keys';

/** More than these can be searched. */
const AT_A_GLANCE = 10;

interface Props {
	view: View;
	filter: NormalizedFilter & { elements: Option[] };
	onChangeView: ( view: View ) => void;
}

const LIST = 'dataviews-filters__search-widget';

export default function ElementsFilter( {
	view,
	filter,
	onChangeView,
}: Props ) {
	const { elements, singleSelection, field, operators } = filter;
	const list = useRef< HTMLDivElement >( null );
	const [ search, setSearch ] = useState( '' );
	const [ active, setActive ] = useState( 0 );
	const current = view.filters?.find( ( one ) => one.field === field );
	const isChosen = ( value: unknown ) =>
		singleSelection
			? current?.value === value
			: Array.isArray( current?.value ) &&
			  current.value.includes( value );
	const shown = elements.filter( ( { label } ) =>
		plain( label ).includes( plain( search ) )
	);
	const choose = ( value: unknown ) => {
		const others = Array.isArray( current?.value )
			? current.value.filter( ( one: unknown ) => one !== value )
			: [];
		const chosen = isChosen( value ) ? others : [ ...others, value ];
		const changed = {
			...current,
			field,
			operator: current?.operator ?? operators[ 0 ],
			value: singleSelection ? value : chosen,
		} as NonNullable< View[ 'filters' ] >[ number ];
		onChangeView( {
			...view,
			page: 1,
			filters:
				current === undefined
					? [ ...( view.filters ?? [] ), changed ]
					: view.filters?.map( ( one ) =>
							one === current ? changed : one
					  ),
		} as View );
	};
	const options = () => [
		...( list.current?.querySelectorAll< HTMLElement >(
			'[role="option"]'
		) ?? [] ),
	];
	if ( elements.length === 0 ) {
		return (
			<div className={ `${ LIST }-no-elements` }>
				{ __(
					'Nothing to choose from',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</div>
		);
	}
	return (
		<>
			{ elements.length > AT_A_GLANCE && (
				<div className={ `${ LIST }-filter-combobox__wrapper` }>
					<input
						type="search"
						className="kss-search"
						aria-label={ __(
							'Search the values',
							'kitgenix-stock-sync-for-woocommerce'
						) }
						placeholder={ __(
							'Search',
							'kitgenix-stock-sync-for-woocommerce'
						) }
						value={ search }
						data-first-focus=""
						onChange={ ( { target } ) => {
							setSearch( target.value );
							setActive( 0 );
						} }
						onKeyDown={ ( event ) => {
							if ( event.key === 'ArrowDown' ) {
								event.preventDefault();
								options()[ 0 ]?.focus();
							}
						} }
					/>
				</div>
			) }
			<div
				ref={ list }
				role="listbox"
				tabIndex={ -1 }
				className={ `${ LIST }-listbox` }
				aria-multiselectable={ ! singleSelection }
				aria-label={ sprintf(
					/* translators: %s: what is filtered by, like "Store" */
					__( 'Values of %s', 'kitgenix-stock-sync-for-woocommerce' ),
					filter.name
				) }
				onKeyDown={ ( event ) => {
					if ( moveWithin( options(), event ) ) {
						event.preventDefault();
					} else {
						typeAhead( options(), event );
					}
				} }
			>
				{ shown.map( ( { value, label }, at ) => (
					<div
						key={ String( value ) }
						role="option"
						aria-selected={ isChosen( value ) }
						tabIndex={ at === active ? 0 : -1 }
						className={ `${ LIST }-listitem` }
						onFocus={ () => setActive( at ) }
						onClick={ () => choose( value ) }
						onKeyDown={ ( event ) => {
							if ( event.key === 'Enter' || event.key === ' ' ) {
								event.preventDefault();
								choose( value );
							}
						} }
					>
						<span
							className={ `${ LIST }-listitem-${
								singleSelection ? 'single' : 'multi'
							}-selection ${
								isChosen( value ) ? 'is-selected' : ''
							}` }
						>
							{ ! singleSelection && isChosen( value ) && (
								<Icon icon={ check } />
							) }
						</span>
						<span
							className={ `${ LIST }-listitem-value` }
							title={ label }
						>
							{ label }
						</span>
					</div>
				) ) }
			</div>
			{ shown.length === 0 && (
				<div className={ `${ LIST }-no-elements` }>
					{ __(
						'Nothing that fits',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</div>
			) }
		</>
	);
}

function plain( text: string ): string {
	return text
		.normalize( 'NFD' )
		.replace( /\p{Diacritic}/gu, '' )
		.trim()
		.toLocaleLowerCase();
}
