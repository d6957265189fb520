package com.example.tutoring;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.DelegatingAdapters;
import dev.rapport.testkit.contract.StoreContract;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;

/** Our phones, and the testkit's adapters for all the rest: what the contracts of our ports are run on. */
interface Tutorings extends StoreContract {

    @Override
    default Adapters fresh(RateLimit limit) {
        return new WithPhones(InMemoryRapport.standalone(Clock.systemUTC(), limit));
    }

    /** The adapters with our own in their place. */
    final class WithPhones extends DelegatingAdapters {

        private final Phones phones = new Phones(Clock.systemUTC());

        WithPhones(Adapters others) {
            super(others);
        }

        @Override
        public Devices devices() {
            return phones;
        }

        @Override
        public Relationships relationships() {
            return new RelationshipsAndPhones(super.relationships(), phones);
        }
    }
}
