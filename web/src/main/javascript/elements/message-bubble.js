import {html, nothing} from 'lit';
import {fullTime, timestamp} from '../store/format.js';
import {alert, check, checks, clock} from './icons.js';
import {say} from './words.js';

/**
 * One message: its text, when it was, and of one's own what has become of it (AC-18, AC-20).
 *
 * @param {import('./thread-items.js').Bubble} bubble
 * @param {{words: object, store: object, now: number}} around
 */
export function messageBubble(bubble, {words, store, now}) {
  const kind = [
    bubble.isOwn ? 'own' : '',
    bubble.isFirst ? 'first' : '',
    bubble.isLast ? 'last' : '',
    bubble.state ?? '',
  ];
  return html`<div class="message ${kind.join(' ')}" data-key=${bubble.key}>
    <div class="bubble">
      <span class="unseen">${bubble.isOwn ? say(words.you) : bubble.sender}: </span
      ><span class="text" dir="auto">${bubble.content}</span
      ><span class="meta"><time datetime=${new Date(bubble.at).toISOString()} title=${fullTime(bubble.at)}>${timestamp(bubble.at, now)}</time>${mark(bubble, words)}</span>
    </div>
    ${bubble.state === 'failed' ? trouble(bubble.outgoing, words, store) : nothing}
  </div>`;
}

function mark(bubble, words) {
  switch (bubble.state) {
    case 'pending':
      return sign(clock, say(words.pending));
    case 'waiting':
      return html`${sign(clock, '')}<span>${say(words.sendsIn, bubble.outgoing.secondsLeft)}</span>`;
    case 'delivered':
      return sign(check, say(words.delivered), 'tick');
    case 'read':
      return sign(checks, say(words.read), 'tick');
    default:
      return nothing;
  }
}

function sign(icon, meaning, kind = '') {
  return html`<span class=${kind} title=${meaning}>${icon}<span class="unseen">${meaning}</span></span>`;
}

function trouble(outgoing, words, store) {
  const reason = words.notSentBecause[outgoing.refusal?.code];
  return html`<div class="trouble">
    ${alert}<span class="unseen">${say(words.notSent)}.</span>${reason ? html`<span>${say(reason)}</span>` : nothing}
    <button class="link" type="button" @click=${() => store.retryMessage(outgoing.clientMessageId)}>${say(words.tapToRetry)}</button>
    ${outgoing.isAutomatic
      ? nothing
      : html`<button class="link quiet" type="button" @click=${() => store.discardMessage(outgoing.clientMessageId)}>
          ${say(words.discard)}
        </button>`}
  </div>`;
}
