import {html, nothing} from 'lit';
import {alert, eye, lock} from './icons.js';
import {emptyState, failure} from './notices.js';
import {say} from './words.js';

/**
 * What is shown in place of the panes while there is nobody to show them to; null otherwise.
 *
 * @param {import('../store/types.js').State} state
 */
export function inPlaceOfPanes({phase, viewer, error}, words, retry) {
  if (phase === 'signed-out') {
    return emptyState({
      icon: lock,
      title: say(words.signedOut),
      hint: say(words.signedOutHint),
      action: html`<button class="button quiet" type="button" @click=${retry}>${say(words.tryAgain)}</button>`,
    });
  }
  if (phase === 'refused') {
    return emptyState({icon: lock, title: say(words.unknownMember), hint: say(words.unknownMemberHint, error)});
  }
  return phase === 'failed' && !viewer ? failure(words, words.unavailable, retry) : null;
}

/**
 * What is said over both panes for as long as it holds: whose eyes one looks through, and that the connection is away.
 *
 * @param {import('../store/types.js').State} state
 */
export function bars({viewer, connection}, words) {
  return html`${viewer?.is_impersonated
      ? html`<div class="bar notice" role="status">${eye}<span>${say(words.impersonating, viewer.member.name)}</span></div>`
      : nothing}
    <div role="status">${connectionBar(connection, words)}</div>`;
}

function connectionBar({reason, isReconnecting}, words) {
  if (reason === 'too-many-sockets') {
    return html`<div class="bar">${alert}<span>${say(words.otherWindows)}</span></div>`;
  }
  return isReconnecting
    ? html`<div class="bar"><span class="pulse"></span><span>${say(words.reconnecting)}</span></div>`
    : nothing;
}
