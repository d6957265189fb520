/**
 * The client: one member's way to a Rapport server, without any UI.
 *
 * @module
 */
export {RapportClient} from './client.js';
export {RefusedError} from './refusals.js';
export {MAX_LENGTH, NEAR_SHARE, checkText, countCodePoints, measureText} from './text.js';
