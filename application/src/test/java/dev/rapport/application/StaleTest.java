package dev.rapport.application;

import static dev.rapport.application.House.done;
import static dev.rapport.application.House.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.message.MarkRead;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.testkit.fixture.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What was decided on facts that have changed is decided again: nothing slips through, and nothing is refused wrongly. */
class StaleTest {

    /** What happens between the decision and the write, once each. */
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private final AtomicInteger writes = new AtomicInteger();
    private final House house = new House(this::interrupted);
    private final Conversation conversation = house.world.aConversation();
    private final Pair pair = World.pairOf(conversation);

    private Ports interrupted(Ports ports) {
        return new Ports(
                ports.directory(),
                interrupted(Conversations.class, ports.conversations(), "start"),
                interrupted(Messages.class, ports.messages(), "append"),
                interrupted(ReadMarks.class, ports.readMarks(), "mark"),
                interrupted(Relationships.class, ports.relationships(), "begin"),
                ports.devices());
    }

    private <T> T interrupted(Class<T> port, T real, String write) {
        return Interposed.before(port, real, (method, call) -> {
            if (method.getName().equals(write)) {
                writes.incrementAndGet();
                Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            }
            return call.call();
        });
    }

    private void ended() {
        house.rapport.relationships().end(pair);
    }

    private void begunAgain() {
        house.world.related(pair.provider(), pair.customer());
    }

    private Result<MarkRead.Marked> mark(Viewer viewer) {
        return house.useCases.markRead().mark(new MarkRead.Command(viewer, conversation.id(), Optional.empty()));
    }

    @Test
    void sendShouldBeRefusedWhenTheRelationshipEndsBeforeTheWrite() {
        meanwhile.add(this::ended);
        assertThat(refused(house.send(pair.customer(), conversation.id(), "Too late")))
                .isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(house.world.newest(conversation)).hasSize(1);
    }

    @Test
    void sendShouldBeRefusedWhenTheSenderIsErasedBeforeTheWrite() {
        meanwhile.add(() -> house.rapport.relationships().erase(pair.customer()));
        assertThat(refused(house.send(pair.customer(), conversation.id(), "Too late")))
                .isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
    }

    @Test
    void sendShouldGoThroughWhenThePairIsRelatedAgainBeforeTheWrite() {
        meanwhile.add(() -> {
            ended();
            begunAgain();
        });
        done(house.send(pair.customer(), conversation.id(), "Just in time"));
        assertThat(writes).hasValue(2);
        assertThat(house.world.newest(conversation)).hasSize(2);
    }

    @Test
    void startShouldBeRefusedWhenTheRelationshipEndsBeforeTheWrite() {
        Pair silent = house.world.aPair();
        meanwhile.add(() -> house.rapport.relationships().end(silent));
        assertThat(refused(house.start(silent.provider(), silent.customer(), "Too late")))
                .isEqualTo(RefusalCode.NO_RELATIONSHIP);
        assertThat(house.list(silent.provider()).count()).isZero();
    }

    @Test
    void startShouldBeRefusedWhenTheRecipientIsErasedBeforeTheWrite() {
        Pair silent = house.world.aPair();
        meanwhile.add(() -> house.rapport.relationships().erase(silent.customer()));
        assertThat(refused(house.start(silent.provider(), silent.customer(), "Too late")))
                .isEqualTo(RefusalCode.NO_RELATIONSHIP);
    }

    @Test
    void startShouldGoThroughWhenThePairIsRelatedAgainWhileItIsDecided() {
        ended();
        House asking = new House(ports -> new Ports(
                Interposed.before(Directory.class, house.rapport.directory(), (method, call) -> {
                    if (method.getName().equals("related")) {
                        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
                    }
                    return call.call();
                }),
                house.rapport.conversations(),
                house.rapport.messages(),
                house.rapport.readMarks(),
                house.rapport.relationships(),
                house.rapport.devices()));
        meanwhile.add(this::begunAgain);
        done(asking.start(pair.provider(), pair.customer(), "Here we are again"));
    }

    @Test
    void markShouldBeRefusedWhenTheRelationshipEndsBeforeTheWrite() {
        meanwhile.add(this::ended);
        assertThat(refused(mark(Viewer.member(pair.customer())))).isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(house.world.now(conversation).customerReading().unread()).isEqualTo(1);
    }

    @Test
    void markShouldGoThroughForAProviderWhenTheRelationshipEndsBeforeTheWrite() {
        house.send(pair.customer(), conversation.id(), "Bye");
        meanwhile.add(this::ended);
        assertThat(done(mark(Viewer.member(pair.provider()))).marked()).isEqualTo(1);
    }

    @Test
    void beginShouldBeRefusedWhenAMemberIsErasedBeforeTheWrite() {
        Pair silent =
                new Pair(house.world.aProvider().id(), house.world.aCustomer().id());
        meanwhile.add(() -> house.rapport.relationships().erase(silent.customer()));
        assertThat(refused(house.useCases.beginRelationship().begin(House.PLATFORM, silent)))
                .isEqualTo(RefusalCode.INVALID_REQUEST);
    }

    @Test
    void whatIsStaleTimeAndAgainShouldBeUnavailable() {
        for (int i = 0; i < Attempts.MAX; i++) {
            meanwhile.add(() -> {
                ended();
                begunAgain();
            });
        }
        assertThatThrownBy(() -> house.send(pair.customer(), conversation.id(), "Hello?"))
                .isInstanceOf(Unavailable.class);
        assertThat(writes).hasValue(Attempts.MAX);
        assertThat(house.world.newest(conversation)).hasSize(1);
        assertThat(house.rapport.live().events()).isEmpty();
    }

    @Test
    void theLastAttemptShouldCount() {
        for (int i = 0; i < Attempts.MAX - 1; i++) {
            meanwhile.add(() -> {
                ended();
                begunAgain();
            });
        }
        done(house.send(pair.customer(), conversation.id(), "There you are"));
        assertThat(house.rapport.live().events()).hasSize(1);
    }
}
