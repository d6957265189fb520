package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.MessagesContract;

class InMemoryMessagesTest implements InMemory, MessagesContract {}
