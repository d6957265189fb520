package dev.rapport.domain.conversation;

/**
 * Holds a start to the facts that its decision rested on.
 *
 * @param accessVersion of the pair's conversation; 0 where there was none
 * @param erasures how often the two ids have been erased, together: an id that is erased between decision and start must
 *     not get a conversation
 */
public record StartGuard(long accessVersion, long erasures) {}
