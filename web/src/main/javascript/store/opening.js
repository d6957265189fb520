import {Attempt} from './attempt.js';
import {findCounterpart} from './counterparts.js';

/** Nobody there whom the viewer may write to, or has talked with. */
const NO_RELATIONSHIP = Object.freeze({code: 'no_relationship', status: 403, detail: '', retryAfterSeconds: null});

/**
 * One of them.
 *
 * @typedef {{conversationId?: string, memberId?: string, contact?: import('./types.js').Contact}} Target
 */

/** From what was asked to be opened to a conversation that is known, or a contact without one. */
export class Opening {
  #context;
  #tells;
  #asking = new Attempt();

  /**
   * @param {import('./store.js').Context} context
   * @param {{conversation: (id: string) => void, contact: (member: import('./types.js').Member) => void,
   *     refused: (refusal: import('./types.js').Refusal) => void}} tells one of them is called; a conversation that is
   *     told is in the book
   */
  constructor(context, tells) {
    this.#context = context;
    this.#tells = tells;
  }

  /** @param {Target} target */
  start({conversationId, memberId, contact}) {
    this.#asking.stop();
    if (contact !== undefined) {
      this.#found({member: contact.member, conversationId: contact.conversation_id});
    } else if (memberId !== undefined) {
      this.#find(memberId);
    } else {
      this.#load(conversationId);
    }
  }

  stop() {
    this.#asking.stop();
  }

  #find(memberId) {
    const known = this.#context.book.with(memberId);
    if (known !== undefined) {
      this.#tells.conversation(known.id);
      return;
    }
    this.#asking.start(() => findCounterpart(this.#context.client.api, memberId), {
      done: found => (found === null ? this.#tells.refused(NO_RELATIONSHIP) : this.#found(found)),
      failed: refusal => this.#tells.refused(refusal),
    });
  }

  #found({member, conversationId}) {
    if (conversationId === null) {
      this.#tells.contact(member);
    } else {
      this.#load(conversationId);
    }
  }

  #load(id) {
    const {book, client} = this.#context;
    if (book.get(id) !== undefined) {
      this.#tells.conversation(id);
      return;
    }
    const since = book.revision;
    this.#asking.start(() => client.api.conversation(id), {
      done: conversation => {
        book.fetched([conversation], since, false);
        this.#tells.conversation(id);
      },
      failed: refusal => this.#tells.refused(refusal),
    });
  }
}
