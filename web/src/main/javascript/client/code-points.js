/*
 * What a Unicode code point counts as: the server's own tables (Unicode 16, White_Space and General_Category=Cf), spelled
 * out because browsers do not agree with it, nor with each other. First and last of each range, rising.
 */

const WHITE_SPACE = [
  0x0009, 0x000d, 0x0020, 0x0020, 0x0085, 0x0085, 0x00a0, 0x00a0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029,
  0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000,
];

const FORMAT = [
  0x00ad, 0x00ad, 0x0600, 0x0605, 0x061c, 0x061c, 0x06dd, 0x06dd, 0x070f, 0x070f, 0x0890, 0x0891, 0x08e2, 0x08e2,
  0x180e, 0x180e, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x2064, 0x2066, 0x206f, 0xfeff, 0xfeff, 0xfff9, 0xfffb,
  0x110bd, 0x110bd, 0x110cd, 0x110cd, 0x13430, 0x1343f, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0001, 0xe0001,
  0xe0020, 0xe007f,
];

const LINE_BREAK = [0x000a, 0x000d, 0x0085, 0x0085, 0x2028, 0x2029];

const CONTROL = [0x0000, 0x001f, 0x007f, 0x009f];

export const isWhiteSpace = codePoint => isIn(WHITE_SPACE, codePoint);

/** Whether it formats the text around it and has no glyph of its own, like a zero-width space. */
export const isFormat = codePoint => isIn(FORMAT, codePoint);

/** Whether it starts a new line somewhere: LF, VT, FF, CR, NEL, line and paragraph separator. */
export const isLineBreak = codePoint => isIn(LINE_BREAK, codePoint);

/** Whether it is a control character: C0, DEL or C1, of which LF and TAB are two. */
export const isControl = codePoint => isIn(CONTROL, codePoint);

/** Whether somebody would see something: neither white space nor format nor control. */
export const isVisible = codePoint => !isWhiteSpace(codePoint) && !isFormat(codePoint) && !isControl(codePoint);

/** Whether it is half of a pair: iterating a string yields one only where the other half is missing. */
export const isLoneSurrogate = codePoint => codePoint >= 0xd800 && codePoint <= 0xdfff;

/** The text without the white space at its ends. */
export function strip(text) {
  let start = 0;
  let end = text.length;
  // White space lies in the basic plane: a UTF-16 unit is a code point here.
  while (start < end && isWhiteSpace(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

function isIn(ranges, codePoint) {
  for (let i = 0; i < ranges.length && ranges[i] <= codePoint; i += 2) {
    if (codePoint <= ranges[i + 1]) {
      return true;
    }
  }
  return false;
}
