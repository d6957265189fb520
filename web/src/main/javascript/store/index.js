/**
 * The store: the state of the Messages page, without a page.
 *
 * @module
 */
export {MessagesStore} from './store.js';
export {UnreadCount} from './unread.js';
export {cappedCount, clockTime, fullTime, isSameDay, separator, timestamp} from './format.js';
