package dev.rapport.persistence;

import dev.rapport.testkit.contract.ConversationsContract;

class JdbiConversationsTest implements OnPostgres, ConversationsContract {}
