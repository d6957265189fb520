package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** What {@link dev.rapport.domain.relationship.Relationships#erase} must do while others send and start. */
public interface EraseRacesContract extends StoreContract {

    @RepeatedTest(3)
    default void sendsRacingAnErasureShouldBeAcceptedBeforeItOrNotAtAll() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        List<Callable<Long>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Adapters node = Together.oneOf(adapters, adapters.other(), i);
            Side side = i % 4 < 2 ? PROVIDER : CUSTOMER;
            all.add(() -> Races.sendUntilStale(node, side, conversation));
        }
        all.add(() -> adapters.other()
                .relationships()
                .erase(pair.customer())
                .get(0)
                .lastSeq()
                .value());
        List<Long> counts = Together.all(all);
        long atTheEnd = counts.get(6);
        assertThat(world.now(conversation).lastSeq()).isEqualTo(new Seq(atTheEnd));
        assertThat(counts.subList(0, 6).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(atTheEnd - 1);
        new Invariants(adapters).checkConversation(conversation.id());
    }

    @RepeatedTest(3)
    default void startsRacingAnErasureShouldNeverMakeAConversationWithTheErased() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId customer = world.aCustomer().id();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pairs.add(world.related(world.aProvider().id(), customer));
        }
        var guards = pairs.stream()
                .map(pair -> adapters.conversations().startFacts(pair).guard())
                .toList();
        Together.times(
                7,
                number -> number == 3
                        ? adapters.other().relationships().erase(customer)
                        : adapters.conversations()
                                .start(
                                        pairs.get(number % 6),
                                        adapters.ids().nextConversationId(),
                                        aDraft().by(PROVIDER, pairs.get(number % 6))
                                                .make(),
                                        guards.get(number % 6)));
        for (Pair pair : pairs) {
            assertThat(adapters.conversations().startFacts(pair).conversation()).isEmpty();
        }
        assertThat(adapters.conversations().openOn(CUSTOMER, customer)).isEmpty();
    }
}
