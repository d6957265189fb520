/** The page at `/`: one `<rapport-messages>`, with a token from whoever has led here. */
import {HostWindow} from './page/host-window.js';
import {PageToken} from './page/page-token.js';
import {Place} from './page/place.js';

const TITLE = document.title;

const page = document.querySelector('rapport-messages');
const token = new PageToken(new HostWindow(given => signIn(given)));

page.words = {
  signedOutHint: 'Messages are opened from the app that you use them with: go back there and open them again.',
};
page.addEventListener('rapport-unread', ({detail: {count}}) => {
  document.title = count > 0 ? `(${count > 99 ? '99+' : count}) ${TITLE}` : TITLE;
});

token.takeFromAddress();
// A new sign-in link in a tab that is open already does not load the page anew.
addEventListener('hashchange', () => {
  if (token.takeFromAddress()) {
    location.reload();
  }
});
new Place(page).start();
page.getToken = why => token.get(why);

function signIn(given) {
  token.take(given);
  page.getToken = why => token.get(why);
}
