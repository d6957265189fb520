/**
 * What each close code asks of a client (contract, section 5). One table, so that nothing else knows the numbers.
 *
 * - `return`: come back after a pause
 * - `return-late`: come back, but there is no hurry: it will hardly have changed
 * - `renew`: get another token, then come back at once
 * - `stay-away`: come back only when somebody asks for it
 *
 * @typedef {{next: 'return'|'return-late'|'renew'|'stay-away', reason: import('./types.js').ConnectionState['reason']}} Closing
 */

/** No close frame came: the way to the server broke, or was found broken. */
export const LOST = 1006;

/** Our own word for leaving in good order. */
export const NORMAL = 1000;

/** @type {Map<number, Closing>} */
const BY_CODE = new Map([
  [1012, {next: 'return', reason: 'restarting'}],
  [4401, {next: 'renew', reason: 'no-token'}],
  [4403, {next: 'stay-away', reason: 'no-access'}],
  [4404, {next: 'stay-away', reason: 'no-access'}],
  [4408, {next: 'return', reason: 'too-slow'}],
  [4409, {next: 'return-late', reason: 'too-many-sockets'}],
  [4429, {next: 'return', reason: 'too-many-frames'}],
]);

/** @returns {Closing} */
export function afterClose(code) {
  return BY_CODE.get(code) ?? {next: 'return', reason: 'lost'};
}
