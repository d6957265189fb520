/*
 * The tests' own small language. A test file calls `test`; the page that loads it hands the tests to JUnit, which runs them
 * one by one and reports each (`ScriptTest`).
 */

const tests = [];

/** Far more than any of them takes: the clock that they run on is their own. */
const LIMIT_MS = 30_000;

/** @param {string} name what it does, as a sentence @param {() => void|Promise<void>} body */
export function test(name, body) {
  tests.push({name, body});
}

/** For the runner: the names, in order. */
export const names = () => tests.map(({name}) => name);

/** For the runner: what came of one, null where all is well. */
export async function run(index) {
  try {
    const limit = new Promise((_, fail) => {
      setTimeout(() => fail(new Error('it has not ended')), LIMIT_MS);
    });
    await Promise.race([tests[index].body(), limit]);
    return null;
  } catch (fault) {
    return fault instanceof Error ? fault.stack : `thrown: ${fault}`;
  }
}

/** Fails unless both are the same, however deep. */
export function equal(actual, expected, what = 'the value') {
  const [is, should] = [shown(actual), shown(expected)];
  if (is !== should) {
    throw new Error(`${what} is\n${is}\nand should be\n${should}`);
  }
}

/** Fails unless what is given holds. */
export function ok(value, what) {
  if (!value) {
    throw new Error(`expected: ${what}`);
  }
}

/** Fails unless the promise is rejected with a refusal of that code, which is handed back. */
export async function refused(promise, code) {
  try {
    await promise;
  } catch (fault) {
    equal(fault.refusal?.code, code, `the code of ${fault}`);
    return fault.refusal;
  }
  throw new Error(`expected a refusal: ${code}`);
}

/** Written out with the names in order, so that the order in which they came does not matter. */
function shown(value) {
  return JSON.stringify(value, (_, part) => {
    if (part === undefined) {
      return '(undefined)';
    }
    return part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  }, 1);
}
