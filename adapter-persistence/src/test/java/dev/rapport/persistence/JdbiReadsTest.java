package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Pair;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.ReadsContract;
import dev.rapport.testkit.fixture.World;
import org.junit.jupiter.api.Test;

class JdbiReadsTest implements OnPostgres, ReadsContract {

    @Override
    public Reads reads(Adapters adapters) {
        return ((Node) adapters).persistence().reads();
    }

    /** Such as a database has that a host filled which had a directory of its own. */
    @Test
    void whoIsMissingFromTheDirectoryShouldBeKnownToNobody() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(3);
        Pair pair = World.pairOf(conversation);
        TestDatabase.execute("DELETE FROM rapport.relationship; DELETE FROM rapport.member");
        Reads reads = reads(adapters);
        Reads.Listed listed = reads.list(pair.customer(), ArchivedFilter.ALL, FIRST);
        assertThat(listed.page().results()).containsExactly(conversation);
        assertThat(listed.known()).isEmpty();
        assertThat(reads.history(conversation.id(), NEWEST)
                        .orElseThrow()
                        .sides()
                        .get())
                .isEmpty();
        assertThat(reads.unreadTotal(pair.customer())).isZero();
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isPositive();
    }
}
