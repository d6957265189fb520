package dev.rapport.testkit.contract;

/** What every {@link dev.rapport.domain.conversation.Conversations} must do. */
public interface ConversationsContract extends StartContract, StaleStartContract, ListContract {}
