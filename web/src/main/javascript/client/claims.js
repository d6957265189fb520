/**
 * What a token says of itself. Hints and nothing more: the server alone knows whether they are true. They tell when to
 * ask for the next token, and whether it is still the same member's.
 *
 * @param {string} token
 * @returns {{expiresAt: number|null, memberId: string|null, identity: string}} `expiresAt` in milliseconds since the
 *     epoch; `identity` differs where the member, or whoever looks through their eyes, does
 */
export function claimsOf(token) {
  const claims = read(token);
  const memberId = claims.sub ?? claims.user_id ?? null;
  const actor = claims.act ?? claims.impersonator_id ?? claims.impersonating ?? null;
  return {
    expiresAt: typeof claims.exp === 'number' ? claims.exp * 1000 : null,
    memberId: memberId === null ? null : String(memberId),
    identity: JSON.stringify([memberId === null ? null : String(memberId), actor, claims.role ?? null]),
  };
}

function read(token) {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), character => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return claims !== null && typeof claims === 'object' ? claims : {};
  } catch {
    // Not for us to judge: the server will.
    return {};
  }
}
