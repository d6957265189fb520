package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Sends;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Sends} must do, beside what is appended in which order, which {@link MessagesContract} tells. */
public interface SendsContract extends StoreContract {

    /** Sends over a node's store. */
    Sends sends(Adapters adapters);

    private Sends.Attempt attempt(
            Adapters adapters,
            Viewer viewer,
            ConversationId conversation,
            String words,
            Optional<ClientMessageId> name) {
        return new Sends.Attempt(viewer, conversation, adapters.ids().nextMessageId(), Fixtures.text(words), name);
    }

    private Sends.Outcome send(Adapters adapters, MemberId sender, ConversationId conversation, String words) {
        return sends(adapters)
                .send(attempt(adapters, Viewer.member(sender), conversation, words, Optional.empty()), before -> {});
    }

    private void assertRefused(RefusalCode why, Adapters adapters, Viewer viewer, ConversationId conversation) {
        Sends.Outcome outcome = sends(adapters)
                .send(attempt(adapters, viewer, conversation, "Let me in", Optional.empty()), before -> {
                    throw new AssertionError("nobody may write there");
                });
        assertThat(expect(Sends.Refused.class, outcome).refusal().code()).isEqualTo(why);
    }

    @Test
    default void sendShouldAppendOnTheSendersSide() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        Conversation conversation = world.aConversationOf(world.related(provider.id(), customer.id()));
        for (Member sender : List.of(provider, customer)) {
            Sends.Tried tried =
                    expect(Sends.Tried.class, send(adapters, sender.id(), conversation.id(), "By " + sender.id()));
            assertThat(tried.sender()).isEqualTo(sender);
            AppendOutcome.Appended appended = expect(AppendOutcome.Appended.class, tried.append());
            assertThat(appended.message().author()).isEqualTo(sender == provider ? Side.PROVIDER : Side.CUSTOMER);
            assertThat(world.newest(conversation).get(0)).isEqualTo(appended.message());
            assertThat(world.now(conversation)).isEqualTo(appended.conversation());
        }
    }

    @Test
    default void sendShouldSayBeforehandWhereItAppends() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(3);
        List<Conversation> heard = new ArrayList<>();
        sends(adapters)
                .send(
                        attempt(
                                adapters,
                                Viewer.member(World.pairOf(conversation).customer()),
                                conversation.id(),
                                "Hello",
                                Optional.empty()),
                        before -> {
                            assertThat(world.newest(conversation)).hasSize(3);
                            heard.add(before);
                        });
        assertThat(heard).containsOnly(conversation);
    }

    @Test
    default void sendShouldRefuseWhoMayNotWrite() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        Conversation archived = world.anArchivedConversation();
        Viewer member = Viewer.member(pair.customer());
        assertRefused(
                RefusalCode.CONVERSATION_NOT_FOUND,
                adapters,
                member,
                adapters.ids().nextConversationId());
        assertRefused(
                RefusalCode.CONVERSATION_NOT_FOUND,
                adapters,
                Viewer.member(world.aCustomer().id()),
                conversation.id());
        assertRefused(RefusalCode.CONVERSATION_NOT_FOUND, adapters, Viewer.service(pair.customer()), conversation.id());
        assertRefused(
                RefusalCode.IMPERSONATION_READ_ONLY,
                adapters,
                Viewer.impersonating(pair.customer(), "support"),
                conversation.id());
        assertRefused(
                RefusalCode.CONVERSATION_ARCHIVED,
                adapters,
                Viewer.member(World.pairOf(archived).provider()),
                archived.id());
        adapters.relationships().erase(pair.customer());
        assertRefused(RefusalCode.CONVERSATION_NOT_FOUND, adapters, member, conversation.id());
        assertThat(world.newest(conversation)).hasSize(1);
        assertThat(world.newest(archived)).hasSize(1);
    }

    @Test
    default void sendShouldAnswerARepeatAndAReusedName() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Optional<ClientMessageId> name = Optional.of(new ClientMessageId(UUID.randomUUID()));
        List<Class<?>> outcomes = new ArrayList<>();
        for (Side side : Side.values()) {
            Viewer viewer = Viewer.member(World.pairOf(conversation).at(side));
            for (String words : List.of("Once", "Once", "Other words")) {
                Sends.Outcome outcome =
                        sends(adapters).send(attempt(adapters, viewer, conversation.id(), words, name), before -> {});
                outcomes.add(expect(Sends.Tried.class, outcome).append().getClass());
            }
        }
        assertThat(outcomes)
                .containsExactly(
                        AppendOutcome.Appended.class,
                        AppendOutcome.Repeated.class,
                        AppendOutcome.IdReused.class,
                        AppendOutcome.Appended.class,
                        AppendOutcome.Repeated.class,
                        AppendOutcome.IdReused.class);
        assertThat(world.newest(conversation)).hasSize(3);
    }

    @Test
    default void sendShouldHoldTheSenderToTheLimit() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        MemberId customer = World.pairOf(conversation).customer();
        List<Sends.Outcome> outcomes = Together.times(
                35,
                number -> send(
                        Together.oneOf(adapters, adapters.other(), number),
                        customer,
                        conversation.id(),
                        "Message " + number));
        assertThat(outcomes)
                .filteredOn(outcome -> expect(Sends.Tried.class, outcome).append() instanceof AppendOutcome.Throttled)
                .hasSize(5);
        assertThat(world.newest(conversation)).hasSize(31);
    }

    @Test
    default void sendShouldAnswerWithTheNameOfNow() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        MemberId provider = World.pairOf(conversation).provider();
        send(adapters, provider, conversation.id(), "By the old name");
        Member renamed = new Member(provider, new MemberName("Another"), Optional.empty(), Side.PROVIDER);
        adapters.other().registry().put(renamed);
        assertThat(expect(Sends.Tried.class, send(adapters, provider, conversation.id(), "By the new one"))
                        .sender())
                .isEqualTo(renamed);
    }

    @Test
    default void sendsAtOnceShouldBeNumberedWithoutAHole() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        Together.times(
                40,
                number -> send(
                        Together.oneOf(adapters, adapters.other(), number / 2),
                        pair.at(Together.oneOf(Side.PROVIDER, Side.CUSTOMER, number)),
                        conversation.id(),
                        "Message " + number));
        assertThat(world.newest(conversation))
                .extracting(message -> message.seq().value())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 41).boxed().toList());
    }

    @Test
    default void nothingShouldBeAppendedOnceTheRelationshipHasEnded() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        AtomicBoolean hasEnded = new AtomicBoolean();
        List<Boolean> late = Together.times(9, number -> {
            if (number == 8) {
                adapters.other().relationships().end(pair);
                hasEnded.set(true);
                return false;
            }
            boolean wasOver;
            boolean isRefused;
            do {
                wasOver = hasEnded.get();
                isRefused = send(adapters, pair.customer(), conversation.id(), "Still here?") instanceof Sends.Refused;
            } while (!wasOver && !isRefused);
            return wasOver && !isRefused;
        });
        assertThat(late).containsOnly(false);
    }
}
