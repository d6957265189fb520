package dev.rapport.domain.message;

import static dev.rapport.domain.Samples.ANA;
import static dev.rapport.domain.Samples.CLEO;
import static dev.rapport.domain.Samples.NOON;
import static dev.rapport.domain.Samples.aDraft;
import static dev.rapport.domain.Samples.conversationId;
import static dev.rapport.domain.Samples.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Samples;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Key;
import dev.rapport.domain.message.AppendBatch.Locked;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendBatch.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the requests, a batch is nothing but its requests one after another. */
class AppendBatchRandomTest {

    private static final Instant LATER = NOON.plusSeconds(10);

    private final Conversation withBen = Samples.aConversation();
    private final Conversation withCleo = Conversation.between(new Pair(ANA, CLEO), conversationId(2), NOON);
    private final Map<ConversationId, Conversation> conversations =
            Map.of(withBen.id(), withBen, withCleo.id(), withCleo);

    @Test
    void aBatchShouldComeToTheSameAsItsRequestsOneByOne() {
        Random random = new Random(20260219);
        for (int i = 0; i < 200; i++) {
            List<Request> requests = Stream.generate(() -> anyRequest(random))
                    .limit(1 + random.nextInt(12))
                    .toList();
            Result together = AppendBatch.decide(
                    requests, new Locked(conversations, Map.of(), Map.of(), LATER), new RateLimit(4));
            assertThat(together.outcomes()).isEqualTo(oneByOne(requests, new RateLimit(4)));
            together.conversations().values().forEach(after -> assertGapless(together, after));
        }
    }

    private Request anyRequest(Random random) {
        Conversation conversation = random.nextBoolean() ? withBen : withCleo;
        Side side = Side.values()[random.nextInt(2)];
        MemberId sender = conversation.participants().at(side).orElseThrow();
        Optional<ClientMessageId> name =
                random.nextBoolean() ? Optional.of(named(random.nextInt(3))) : Optional.empty();
        Draft draft = aDraft(sender, side, "Text " + random.nextInt(2), name);
        long version = conversation.accessVersion() + (random.nextInt(8) == 0 ? 1 : 0);
        return new Request(draft, new Guard(conversation.id(), version));
    }

    private List<AppendOutcome> oneByOne(List<Request> requests, RateLimit limit) {
        Map<ConversationId, Conversation> standing = new HashMap<>(conversations);
        Map<MemberId, SendWindow> windows = new HashMap<>();
        Map<Key, Message> known = new HashMap<>();
        List<AppendOutcome> outcomes = new ArrayList<>();
        for (Request request : requests) {
            Result result = AppendBatch.decide(List.of(request), new Locked(standing, windows, known, LATER), limit);
            standing.putAll(result.conversations());
            windows.putAll(result.windows());
            result.appended().forEach(message -> request.key().ifPresent(key -> known.put(key, message)));
            outcomes.addAll(result.outcomes());
        }
        return outcomes;
    }

    private void assertGapless(Result result, Conversation after) {
        long before =
                (after.id().equals(withBen.id()) ? withBen : withCleo).lastSeq().value();
        assertThat(result.appended().stream()
                        .filter(message -> message.conversation().equals(after.id()))
                        .map(message -> message.seq().value()))
                .isEqualTo(LongStream.rangeClosed(before + 1, after.lastSeq().value())
                        .boxed()
                        .toList());
    }
}
