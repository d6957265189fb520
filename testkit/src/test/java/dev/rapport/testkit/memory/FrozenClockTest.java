package dev.rapport.testkit.memory;

import static dev.rapport.domain.member.Side.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.AppendContract;
import dev.rapport.testkit.contract.DevicesContract;
import dev.rapport.testkit.contract.HistoryContract;
import dev.rapport.testkit.contract.InterleavingsContract;
import dev.rapport.testkit.contract.ListContract;
import dev.rapport.testkit.contract.ReadMarksContract;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing rests on a clock that moves: where it stands still, order and later-than hold all the same. */
class FrozenClockTest
        implements AppendContract,
                HistoryContract,
                ListContract,
                ReadMarksContract,
                DevicesContract,
                InterleavingsContract {

    private final MutableClock clock = MutableClock.standing();

    @Override
    public Adapters fresh(RateLimit limit) {
        return InMemoryRapport.standalone(clock, limit);
    }

    @Test
    void listShouldPutTheHigherIdFirstWhereActivityIsOfEqualAge() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        List<ConversationId> ids = Stream.generate(() -> world.aConversationOf(world.aPairWith(provider)))
                .limit(5)
                .map(Conversation::id)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(adapters.conversations()
                        .list(provider, ArchivedFilter.ALL, new PageRequest(1, 50))
                        .results())
                .extracting(Conversation::id)
                .isEqualTo(ids);
    }

    @Test
    void appendShouldStampLaterThanTheLastWhereTheClockGoesBackwards() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        clock.advance(Duration.ofHours(-1));
        assertThat(world.said(PROVIDER, conversation, "An hour ago").createdAt())
                .isEqualTo(MutableClock.START.plusNanos(1_000));
    }
}
