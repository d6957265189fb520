package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.Message;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold over all ports together, whatever happens in whatever order, and on whichever of two nodes. */
public interface InterleavingsContract extends StoreContract {

    /** How many threads live at once, one of which only looks. */
    int THREADS = 6;

    /** How many things happen on each thread. */
    int STEPS = 120;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.rapport.testkit.contract.Seeds#seeds")
    default void everyStepShouldComeToTheSameAsInMemory(long seed) {
        Adapters adapters = fresh();
        Adapters reference = InMemoryRapport.standalone(Clock.systemUTC(), RateLimit.OFF);
        Town town = new Town();
        town.settle(adapters);
        town.settle(reference);
        Random random = new Random(seed);
        for (int i = 0; i < 2 * STEPS; i++) {
            long step = random.nextLong();
            Adapters node = Together.oneOf(adapters, adapters.other(), i);
            assertThat(Summary.of(town.happen(node, new Random(step))))
                    .as("step %s of seed %s", i, seed)
                    .isEqualTo(Summary.of(town.happen(reference, new Random(step))));
            if (i % 20 == 19) {
                assertThat(Summary.of(adapters, town))
                        .as("after step %s of seed %s", i, seed)
                        .isEqualTo(Summary.of(reference, town));
                new Invariants(adapters).check(town.pairs());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.rapport.testkit.contract.Seeds#seeds")
    default void invariantsShouldHoldAfterManyStepsAtOnce(long seed) {
        assertInvariants(fresh(), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.rapport.testkit.contract.Seeds#seeds")
    default void invariantsShouldHoldWhereManyAreThrottled(long seed) {
        assertInvariants(fresh(new RateLimit(25)), seed);
    }

    private static void assertInvariants(Adapters adapters, long seed) {
        Town town = new Town();
        town.settle(adapters);
        try {
            List<Appended> accepted = live(adapters, town, seed);
            new Invariants(adapters).check(town.pairs());
            assertAllThere(adapters, accepted);
        } catch (AssertionError broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }

    /** Lives through the steps on several threads and both nodes; what was accepted. */
    private static List<Appended> live(Adapters adapters, Town town, long seed) {
        return Together.<List<Appended>>times(THREADS, thread -> {
                    Adapters node = Together.oneOf(adapters, adapters.other(), thread);
                    Random random = new Random(seed * THREADS + thread);
                    return thread == 0 ? look(node, town, random) : live(node, town, random);
                })
                .stream()
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<Appended> live(Adapters node, Town town, Random random) {
        List<Appended> accepted = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (town.happen(node, random) instanceof Appended appended) {
                accepted.add(appended);
            }
        }
        return accepted;
    }

    private static List<Appended> look(Adapters node, Town town, Random random) {
        for (int i = 0; i < STEPS; i++) {
            node.conversations()
                    .startFacts(town.pairs().get(random.nextInt(town.pairs().size())))
                    .conversation()
                    .filter(Conversation::isVisible)
                    .ifPresent(seen -> new Invariants(node).checkNewest(seen.id()));
        }
        return List.of();
    }

    /** What was accepted is what there is, each at its seq: nothing lost, nothing twice, nothing else. */
    private static void assertAllThere(Adapters adapters, List<Appended> accepted) {
        Map<ConversationId, List<Message>> byConversation = accepted.stream()
                .map(Appended::message)
                .collect(Collectors.groupingBy(Message::conversation, TreeMap::new, Collectors.toList()));
        byConversation.forEach((id, messages) -> {
            Conversation conversation = adapters.conversations().find(id).orElseThrow();
            assertThat(messages.stream()
                            .map(message -> message.seq().value())
                            .sorted()
                            .toList())
                    .as("accepted in %s", id)
                    .isEqualTo(LongStream.rangeClosed(1, conversation.lastSeq().value())
                            .boxed()
                            .toList());
            new Invariants(adapters).checkConversation(id);
        });
    }
}
