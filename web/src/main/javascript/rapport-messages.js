/** The one script of a host's page: defines `<rapport-messages>` and `<rapport-unread-badge>`. */
import './elements/rapport-messages.js';
import './elements/rapport-unread-badge.js';
