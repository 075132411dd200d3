/**
 * Oldest: `StyleProvider`, which WordPress's `Modal` asks for by another name than the other parts.
 */
export { StyleProvider as default } from './parts';
