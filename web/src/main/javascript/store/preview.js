import {isLineBreak, isWhiteSpace, strip} from '../client/code-points.js';

/** The most code points of a preview (AC-11). */
export const PREVIEW_LENGTH = 100;

/** The beginning of a message on one line, as the server makes it: each line break, with the space around it, is a space. */
export function previewOf(text) {
  const line = onOneLine(text);
  const characters = [...line];
  return characters.length <= PREVIEW_LENGTH ? line : strip(characters.slice(0, PREVIEW_LENGTH).join(''));
}

function onOneLine(text) {
  let line = '';
  let space = '';
  for (const character of text) {
    if (isWhiteSpace(character.codePointAt(0))) {
      space += character;
    } else {
      line += folded(space) + character;
      space = '';
    }
  }
  return line + folded(space);
}

function folded(space) {
  return [...space].some(character => isLineBreak(character.codePointAt(0))) ? ' ' : space;
}
