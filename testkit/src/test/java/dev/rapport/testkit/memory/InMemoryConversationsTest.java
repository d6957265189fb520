package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.ConversationsContract;

class InMemoryConversationsTest implements InMemory, ConversationsContract {}
