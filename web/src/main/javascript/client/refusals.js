/** Codes of the client's own, where there was no answer of the server's to take one from. */
export const NETWORK = 'network';
export const TIMEOUT = 'timeout';
export const UNEXPECTED_ANSWER = 'unexpected_answer';
export const SIGNED_OUT = 'signed_out';
export const OUTBOX_FULL = 'outbox_full';
export const COMPOSER_CLOSED = 'composer_closed';

/**
 * Answers that say nothing about the request itself: who asks, how often, or that something else than the API answered.
 * The same request may be taken later.
 */
const ABOUT_SOMETHING_ELSE = new Set([
  'unauthenticated', 'token_expired', 'rate_limited', 'not_found', 'method_not_allowed', UNEXPECTED_ANSWER, SIGNED_OUT,
]);

const PROBLEM_JSON = /^application\/(problem\+)?json\b/;

/** What an endpoint throws when it is not answered with success. */
export class RefusedError extends Error {
  /** @param {import('./types.js').Refusal} refusal */
  constructor(refusal, options) {
    super(`${refusal.code}: ${refusal.detail}`, options);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** @returns {Readonly<import('./types.js').Refusal>} */
export function refusal(code, detail, {status = 0, retryAfterSeconds = null} = {}) {
  return Object.freeze({code, status, detail, retryAfterSeconds});
}

/**
 * The refusal in anything that was thrown on the way to the server. A fault of this program is none: it is thrown on.
 *
 * @returns {Readonly<import('./types.js').Refusal>}
 */
export function refusalOf(error) {
  if (error instanceof RefusedError) {
    return error.refusal;
  }
  throw error;
}

/** Whether the server has looked at the request and will never take it as it is. Otherwise it may be repeated. */
export function isDefinite({code, status}) {
  return status >= 400 && status < 500 && !ABOUT_SOMETHING_ELSE.has(code);
}

/** Reads an answer that is no success. Only `problem+json` is the server's own word; a proxy's page is not. */
export async function readRefusal(response) {
  const problem = await readProblem(response);
  if (typeof problem?.code !== 'string') {
    return refusal(UNEXPECTED_ANSWER, `HTTP ${response.status}`, {
      status: response.status,
      retryAfterSeconds: seconds(response.headers.get('Retry-After')),
    });
  }
  return refusal(problem.code, String(problem.detail ?? problem.title ?? ''), {
    status: response.status,
    retryAfterSeconds: seconds(problem.retry_after_seconds ?? response.headers.get('Retry-After')),
  });
}

async function readProblem(response) {
  if (!PROBLEM_JSON.test(response.headers.get('Content-Type') ?? '')) {
    return null;
  }
  try {
    return await response.json();
  } catch (fault) {
    if (fault instanceof SyntaxError) {
      return null;
    }
    throw fault;
  }
}

function seconds(value) {
  const number = value === null || value === '' ? NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
