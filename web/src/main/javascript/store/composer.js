const ENDS = Object.freeze({
  conversation_archived: 'archived',
  conversation_not_found: 'shut-out',
  impersonation_read_only: 'impersonation',
  no_relationship: 'not-allowed',
  start_not_allowed: 'not-allowed',
});

/**
 * Whether something may be written in a thread, and why not.
 *
 * @param {import('./types.js').Me|null} viewer
 * @param {{status: string, error: import('./types.js').Refusal|null,
 *     conversation: import('./types.js').Conversation|null, counterpart: import('./types.js').Member|null}} thread
 * @returns {{isOpen: boolean, reason: import('./types.js').ThreadEnd|null}}
 */
export function composerOf(viewer, thread) {
  const reason = reasonOf(viewer, thread);
  const isKnown = thread.conversation !== null || thread.counterpart !== null;
  return reason === null && isKnown && viewer !== null ? OPEN : shut(reason);
}

const OPEN = Object.freeze({isOpen: true, reason: null});

function reasonOf(viewer, {status, error, conversation}) {
  if (viewer?.is_impersonated) {
    return 'impersonation';
  }
  if (status === 'closed') {
    return error?.code === 'no_relationship' ? 'not-allowed' : 'shut-out';
  }
  if (conversation === null || conversation.can_send) {
    return null;
  }
  return ENDS[conversation.cannot_send_reason] ?? 'unknown';
}

const SHUT = new Map();

/** One object for each reason, so that what has not changed is the same. */
function shut(reason) {
  if (!SHUT.has(reason)) {
    SHUT.set(reason, Object.freeze({isOpen: false, reason}));
  }
  return SHUT.get(reason);
}
