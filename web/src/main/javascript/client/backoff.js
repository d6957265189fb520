/** The first pause before trying again, doubled each time … */
export const FIRST_PAUSE_MS = 1_000;

/** … up to this one (contract, section 5). */
export const LONGEST_PAUSE_MS = 30_000;

/**
 * How long to wait before the next attempt. Between half of it and all is left to chance, so that those who lost one
 * server together do not come back together.
 *
 * @param {number} failures in a row, 1 at least
 * @param {() => number} random
 * @returns {number} milliseconds
 */
export function pauseAfter(failures, random) {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return pause * (0.5 + random() / 2);
}
