import {html, nothing} from 'lit';
import {alert} from './icons.js';
import {say} from './words.js';

/** What is shown where there is nothing to show: a sign, what it is, and what may be done. */
export function emptyState({icon, title, hint = '', action = nothing, isBad = false}) {
  return html`<div class="state" role=${isBad ? 'alert' : nothing}>
    <span class="sign ${isBad ? 'bad' : ''}">${icon}</span>
    <h2>${title}</h2>
    ${hint ? html`<p>${hint}</p>` : nothing} ${action}
  </div>`;
}

/** What is shown in place of what could not be loaded. */
export function failure(words, title, retry) {
  return emptyState({
    icon: alert,
    title: say(title),
    hint: say(words.failedHint),
    isBad: true,
    action: html`<button class="button quiet" type="button" @click=${retry}>${say(words.tryAgain)}</button>`,
  });
}

/** One line, above or below what is there all the same. */
export function failedLine(words, line, retry) {
  return html`<div class="hint" role="alert">
    <span>${say(line)}</span>
    <button class="link" type="button" @click=${retry}>${say(words.tryAgain)}</button>
  </div>`;
}
