import {html} from 'lit';

const HUES = 8;

/**
 * Somebody's picture or, where there is none or it cannot be loaded, their initials on a colour that stays theirs. The
 * name stands beside it, so it says nothing to screen readers.
 *
 * @param {import('../client/types.js').Member} member
 * @param {'small'|'large'|''} [size]
 */
export function avatar(member, size = '') {
  const picture = member.avatar_url
    ? html`<img src=${member.avatar_url} alt="" loading="lazy" referrerpolicy="no-referrer" @error=${hide} @load=${show} />`
    : '';
  const hue = member.id === null || member.label ? 'gone' : `hue-${hueOf(member.id)}`;
  return html`<span class="avatar ${size} ${hue}" aria-hidden="true">${initials(member)}${picture}</span>`;
}

/** The first letters of the first and the last word; of one word, its first. */
export function initials(member) {
  if (member.id === null) {
    return '–';
  }
  const words = member.name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map(firstLetter).join('').toLocaleUpperCase();
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, {granularity: 'grapheme'}) : null;

/** What people take for one letter: an accent or a flag is not torn off. */
function firstLetter(word) {
  const first = segmenter ? segmenter.segment(word)[Symbol.iterator]().next().value?.segment : [...word][0];
  return first ?? '';
}

function hueOf(id) {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + character.codePointAt(0)) >>> 0;
  }
  return sum % HUES;
}

function hide(event) {
  event.target.hidden = true;
}

/** Somebody who had a picture that was gone may have another one now. */
function show(event) {
  event.target.hidden = false;
}
