import {isControl, isLoneSurrogate, isVisible, strip} from './code-points.js';

/** The most code points of a message (rule 5, AC-16), where the server has not said otherwise. */
export const MAX_LENGTH = 2000;

/** From this share of the most on, people are shown how many they have used (AC-16). */
export const NEAR_SHARE = 0.9;

const LF = 0x0a;
const TAB = 0x09;

/**
 * @typedef {{kind: 'valid', text: string, length: number}|{kind: 'blank'}|{kind: 'too_long', length: number}
 *     |{kind: 'invalid'}} TextCheck
 */

/**
 * What the server would say to it: strips it, makes CRLF to LF, and tells whether that is a message's text. The same rule
 * as the server's `MessageText`, in the same order, so that nothing is sent that would come back.
 *
 * @param {string} written
 * @param {number} [maxLength] code points
 * @returns {TextCheck}
 */
export function checkText(written, maxLength = MAX_LENGTH) {
  const text = normalize(written);
  const codePoints = [...text].map(character => character.codePointAt(0));
  if (codePoints.some(isForbidden)) {
    return {kind: 'invalid'};
  }
  if (!codePoints.some(isVisible)) {
    return {kind: 'blank'};
  }
  const length = codePoints.length;
  return length > maxLength ? {kind: 'too_long', length} : {kind: 'valid', text, length};
}

/**
 * For the counter under an input: how long the text is as the server counts it, whether that is near the most (90 %),
 * and whether it is over.
 *
 * @param {string} written
 * @param {number} [maxLength]
 * @returns {{length: number, maxLength: number, isNear: boolean, isOver: boolean, canSend: boolean}}
 */
export function measureText(written, maxLength = MAX_LENGTH) {
  const length = countCodePoints(normalize(written));
  return {
    length,
    maxLength,
    isNear: length >= maxLength * NEAR_SHARE,
    isOver: length > maxLength,
    canSend: checkText(written, maxLength).kind === 'valid',
  };
}

/** How many code points it has: an emoji outside the basic plane is one, as the server counts. */
export function countCodePoints(text) {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}

function normalize(written) {
  return strip(written).replaceAll('\r\n', '\n');
}

function isForbidden(codePoint) {
  return isLoneSurrogate(codePoint) || (isControl(codePoint) && codePoint !== LF && codePoint !== TAB);
}
