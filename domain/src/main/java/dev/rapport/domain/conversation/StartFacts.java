package dev.rapport.domain.conversation;

import java.util.Optional;

/**
 * What a decision to start a conversation rests on.
 *
 * @param conversation the pair's, if there is one, be it invisible
 * @param guard to be given back with the start
 */
public record StartFacts(Optional<Conversation> conversation, StartGuard guard) {}
