package com.example.studio;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.DelegatingAdapters;
import dev.rapport.testkit.contract.DirectoryContract;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whether our directory answers as the core expects of every directory. */
class StudioDirectoryTest implements DirectoryContract {

    @Override
    public Adapters fresh(RateLimit limit) {
        StudioTables tables = StudioDatabase.emptyTables();
        Directory directory = new StudioDirectory(tables);
        return new Studios(tables, InMemoryRapport.beside(directory, Clock.systemUTC(), limit));
    }

    /** Our directory, and how the contract fills it; conversations are kept in memory, for nobody looks at them here. */
    private static final class Studios extends DelegatingAdapters {

        private final StudioTables tables;

        Studios(StudioTables tables, Adapters others) {
            super(others);
            this.tables = tables;
        }

        @Override
        public MemberRegistry registry() {
            return member -> {
                tables.update(
                        "INSERT INTO studio.person VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                        member.id().value(),
                        member.name().value(),
                        member.role() == Side.PROVIDER);
                return MemberRegistry.Put.CREATED;
            };
        }

        @Override
        public Relationships relationships() {
            return new Bookings(tables, super.relationships());
        }
    }

    private record Bookings(StudioTables tables, Relationships others) implements Relationships {

        @Override
        public Begin begin(Pair pair) {
            tables.update(
                    "INSERT INTO studio.booking VALUES (?, ?) ON CONFLICT (artist_id, customer_id) DO UPDATE SET cancelled = false",
                    pair.provider().value(),
                    pair.customer().value());
            return others.begin(pair);
        }

        @Override
        public Optional<Conversation> end(Pair pair) {
            tables.update(
                    "UPDATE studio.booking SET cancelled = true WHERE artist_id = ? AND customer_id = ?",
                    pair.provider().value(),
                    pair.customer().value());
            return others.end(pair);
        }

        @Override
        public List<Conversation> erase(MemberId member) {
            tables.update("DELETE FROM studio.person WHERE id = ?", member.value());
            return others.erase(member);
        }
    }
}
