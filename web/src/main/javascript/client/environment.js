/**
 * All that the client and the store take from the browser. Tests put their own in its place, so that they neither wait
 * nor depend on chance.
 *
 * @typedef {object} Environment
 * @property {() => number} now milliseconds since the epoch
 * @property {(task: () => void, delay: number) => any} setTimeout
 * @property {(handle: any) => void} clearTimeout
 * @property {typeof globalThis.fetch} fetch
 * @property {(url: string) => WebSocket} openSocket
 * @property {() => number} random from 0 up to, but without, 1
 * @property {() => string} uuid
 * @property {Storage|null} localStorage shared by tabs, and still there tomorrow; null where the browser forbids it
 * @property {Storage|null} sessionStorage this tab's own, gone with it
 * @property {LockManager|null} locks between tabs; null where there are none (pages over plain HTTP)
 * @property {() => boolean} isOnline a hint: `false` is often, `true` seldom to be trusted
 * @property {(type: 'online'|'offline'|'wake'|'storage', listener: (event: any) => void) => () => void} listen `wake`:
 *     the page is looked at again, perhaps after hours of sleep. `storage`: another tab changed the local storage.
 *     Answers with what stops listening
 */

/** @returns {Environment} */
export function browserEnvironment() {
  return {
    now: () => Date.now(),
    setTimeout: (task, delay) => globalThis.setTimeout(task, delay),
    clearTimeout: handle => globalThis.clearTimeout(handle),
    fetch: (resource, init) => globalThis.fetch(resource, init),
    openSocket: url => new WebSocket(url),
    random: () => Math.random(),
    uuid,
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    locks: globalThis.navigator?.locks ?? null,
    isOnline: () => globalThis.navigator?.onLine !== false,
    listen,
  };
}

/** Where cookies are blocked, or in a sandboxed frame, merely asking for the storage throws. */
function storage(name) {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` is for secure contexts alone; a host may run over plain HTTP inside its own network. */
function uuid() {
  if (globalThis.crypto.randomUUID) {
    return globalThis.crypto.randomUUID();
  }
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function listen(type, listener) {
  if (type !== 'wake') {
    return heard(globalThis, type, listener);
  }
  const stops = [
    heard(document, 'visibilitychange', () => document.visibilityState === 'visible' && listener()),
    heard(globalThis, 'pageshow', event => event.persisted && listener()),
  ];
  return () => stops.forEach(stop => stop());
}

function heard(target, type, listener) {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
