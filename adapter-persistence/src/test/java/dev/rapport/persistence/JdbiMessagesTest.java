package dev.rapport.persistence;

import dev.rapport.testkit.contract.MessagesContract;

class JdbiMessagesTest implements OnPostgres, MessagesContract {}
