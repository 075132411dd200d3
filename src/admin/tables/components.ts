/**
 * Tables: what @wordpress/dataviews finds as @wordpress/components (webpack.config.js). The page's own, where the screens use them
 * too; small ones of the same names for the rest, so that tables are the same on every WordPress. Why: docs/decisions/tables.md.
 */
export {
	Button,
	CheckboxControl,
	Icon,
	Modal,
	Spinner,
} from '@wordpress/components';
export { Composite } from './composite';
export {
	BaseControl,
	FlexItem,
	Heading as __experimentalHeading,
	Item as __experimentalItem,
	ItemGroup as __experimentalItemGroup,
	SearchControl,
	SelectControl,
	ToggleGroupControl as __experimentalToggleGroupControl,
	ToggleGroupControlOption as __experimentalToggleGroupControlOption,
	ToggleGroupControlOption as __experimentalToggleGroupControlOptionIcon,
} from './controls';
export {
	Dropdown,
	DropdownContentWrapper as __experimentalDropdownContentWrapper,
	Popover,
} from './dropdown';
