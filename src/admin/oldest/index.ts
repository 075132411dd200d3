/**
 * Oldest: React and what stands on it, for a WordPress whose own are too old for the screens. Enters: a page of such a WordPress
 * with its texts (wp.i18n), dates and hooks; leaves: `kitgenixStockSyncLibraries`, which the screens read instead of the page's
 * own. Nothing of the page's is replaced: other plugins are on it too.
 */
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import {
	Button,
	Card,
	CardBody,
	CheckboxControl,
	ExternalLink,
	FormTokenField,
	Icon,
	Modal,
	Notice,
	RadioControl,
	SnackbarList,
	Spinner,
	TextareaControl,
	TextControl,
	ToggleControl,
	VisuallyHidden,
} from '@wordpress/components';
import {
	useCopyToClipboard,
	useDebounce,
	useInstanceId,
	useViewportMatch,
} from '@wordpress/compose';
import {
	createReduxStore,
	register,
	useDispatch,
	useRegistry,
	useSelect,
} from '@wordpress/data';
import * as element from '@wordpress/element';
import * as primitives from '@wordpress/primitives';
import './components.scss';
import { date } from './date';

/** By name: what is not named stays out of the bundle. */
const components = {
	Button,
	Card,
	CardBody,
	CheckboxControl,
	ExternalLink,
	FormTokenField,
	Icon,
	Modal,
	Notice,
	RadioControl,
	SnackbarList,
	Spinner,
	TextareaControl,
	TextControl,
	ToggleControl,
	VisuallyHidden,
};
const compose = {
	useCopyToClipboard,
	useDebounce,
	useInstanceId,
	useViewportMatch,
};

const data = {
	createReduxStore,
	register,
	useDispatch,
	// Tables ask for it.
	useRegistry,
	useSelect,
};

window.kitgenixStockSyncLibraries = {
	React,
	ReactDOM,
	wp: { components, compose, data, date, element, primitives },
};
