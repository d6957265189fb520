package dev.rapport.persistence;

import dev.rapport.domain.Ids;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.StoreContract;

/** Two nodes, each with connections of its own, on one emptied database. */
interface OnPostgres extends StoreContract {

    @Override
    default Adapters fresh(RateLimit limit) {
        TestDatabase.empty();
        return new Node("first", "second", limit);
    }

    /** A node, and the name of the other. */
    record Node(String name, String otherName, RateLimit limit) implements Adapters {

        Persistence persistence() {
            return TestDatabase.node(name, limit);
        }

        @Override
        public Conversations conversations() {
            return persistence().conversations();
        }

        @Override
        public Messages messages() {
            return persistence().messages();
        }

        @Override
        public ReadMarks readMarks() {
            return persistence().readMarks();
        }

        @Override
        public Relationships relationships() {
            return persistence().relationships();
        }

        @Override
        public MemberRegistry registry() {
            return persistence().memberRegistry();
        }

        @Override
        public Directory directory() {
            return persistence().directory();
        }

        @Override
        public Devices devices() {
            return persistence().devices();
        }

        @Override
        public AccessFacts accessFacts() {
            return persistence().accessFacts();
        }

        @Override
        public Ids ids() {
            return persistence().ids();
        }

        @Override
        public Adapters other() {
            return new Node(otherName, name, limit);
        }
    }
}
