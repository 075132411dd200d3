/**
 * Oldest: `SnackbarList` as far as our messages use it. WordPress's own moves them, with a library that is larger than all other
 * components together.
 */
import { Snackbar } from '@wordpress/components';
import type { ComponentProps } from 'react';

interface Snack
	extends Pick< ComponentProps< typeof Snackbar >, 'explicitDismiss' > {
	id: string;
	content: string;
}

export function SnackbarList( {
	className,
	notices,
	onRemove,
}: {
	className: string;
	notices: readonly Snack[];
	onRemove: ( id: string ) => void;
} ) {
	return (
		<div
			className={ `components-snackbar-list ${ className }` }
			tabIndex={ -1 }
			data-testid="snackbar-list"
		>
			{ notices.map( ( { id, content, ...props } ) => (
				<div
					key={ id }
					className="components-snackbar-list__notice-container"
				>
					<Snackbar { ...props } onRemove={ () => onRemove( id ) }>
						{ content }
					</Snackbar>
				</div>
			) ) }
		</div>
	);
}
