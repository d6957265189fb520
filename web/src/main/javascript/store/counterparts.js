/** So many pages of each kind are looked through for a member: 5,000 contacts, 5,000 conversations. */
const MOST_PAGES = 100;

/**
 * Finds the conversation with a member, or the contact where there is none yet. The protocol lists both, but does not look
 * up by id: so page by page, which for most members is one page.
 *
 * @param {import('../client/api.js').Api} api
 * @param {string} memberId
 * @returns {Promise<{member: import('./types.js').Member, conversationId: string|null}|null>} null: neither
 */
export async function findCounterpart(api, memberId) {
  const contact = await find(page => api.contacts({page}), ({member}) => member.id === memberId);
  if (contact !== null) {
    return {member: contact.member, conversationId: contact.conversation_id};
  }
  // Not to be messaged (any more), but perhaps to be read.
  const conversation = await find(page => api.conversations({page}), ({counterpart}) => counterpart.id === memberId);
  return conversation === null ? null : {member: conversation.counterpart, conversationId: conversation.id};
}

async function find(load, isWanted) {
  for (let number = 1; number <= MOST_PAGES; number++) {
    const {results, next} = await load(number);
    const wanted = results.find(isWanted);
    if (wanted !== undefined || next === null) {
      return wanted ?? null;
    }
  }
  return null;
}
