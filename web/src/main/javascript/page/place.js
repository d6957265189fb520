/**
 * Keeps the address and the open conversation together: `?with=<member id>` opens one, opening one changes the address,
 * and the browser's back button goes back to the list.
 */
export class Place {
  #page;

  /** @param {HTMLElement} page the `<rapport-messages>` */
  constructor(page) {
    this.#page = page;
  }

  start() {
    this.#page.addEventListener('rapport-open', event => this.#opened(event.detail));
    this.#page.addEventListener('rapport-close', () => this.#closed());
    addEventListener('popstate', event => this.#went(event.state));
    const member = new URLSearchParams(location.search).get('with');
    if (member) {
      history.replaceState({memberId: member, conversationId: null}, '');
      this.#page.with = member;
    }
  }

  #opened({memberId, conversationId}) {
    const here = history.state ?? {};
    const isHere = memberId === null ? here.conversationId === conversationId : here.memberId === memberId;
    if (!isHere) {
      // From one conversation to the next is one step, so that back leads to the list.
      const step = here.memberId || here.conversationId ? 'replaceState' : 'pushState';
      history[step]({memberId, conversationId, isOurs: true}, '', address(memberId));
    }
  }

  #closed() {
    if (history.state?.isOurs) {
      history.back();
    } else if (history.state) {
      history.replaceState(null, '', address(null));
    }
  }

  #went(state) {
    if (state?.memberId) {
      this.#page.open(state.memberId);
    } else if (state?.conversationId) {
      this.#page.openConversation(state.conversationId);
    } else {
      this.#page.closeThread();
    }
  }
}

function address(memberId) {
  const query = new URLSearchParams(location.search);
  query.delete('with');
  if (memberId) {
    query.set('with', memberId);
  }
  const rest = query.toString();
  return location.pathname + (rest ? `?${rest}` : '');
}
