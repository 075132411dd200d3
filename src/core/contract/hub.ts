/**
 * Contract: the page that shows the family of Kitgenix plugins. Enters: nothing; leaves: figures of the plugin directory of
 * WordPress.org, as they were kept, or as they were asked for just now.
 */

/** Route, in the shape of ADMIN_ROUTES. */
export const HUB_ROUTES = {
	hub: { route: 'admin/hub', method: 'GET', action: '' },
} as const;

/** What the directory says of one plugin. */
export interface HubFigures {
	slug: string;
	/** Sites that run it, rounded down by the directory; null where it does not say. */
	installs: number | null;
	/** In percent of five stars, as the directory counts; null while nobody has rated it. */
	rating: number | null;
	/** How many people have. */
	ratings: number;
}

/** Answer to GET admin/hub. Empty where the directory cannot be reached, or this site asks nobody. */
export interface HubAnswer {
	plugins: readonly HubFigures[];
}
