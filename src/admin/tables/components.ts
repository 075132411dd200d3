/**
 * Tables: what @wordpress/dataviews finds as @wordpress/components (webpack.config.js): the page's, or those of src/admin/oldest,
 * by name. `Composite` is ours: WordPress 6.5 has another of that name.
 */
export {
	BaseControl,
	Button,
	CheckboxControl,
	Dropdown,
	FlexItem,
	Icon,
	Modal,
	Popover,
	SearchControl,
	SelectControl,
	Spinner,
	__experimentalDropdownContentWrapper,
	__experimentalHeading,
	__experimentalItem,
	__experimentalItemGroup,
	__experimentalToggleGroupControl,
	__experimentalToggleGroupControlOption,
	__experimentalToggleGroupControlOptionIcon,
} from '@wordpress/components';
export { Composite } from './composite';
