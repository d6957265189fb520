package dev.rapport.application;

import static dev.rapport.application.House.done;
import static dev.rapport.application.House.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Not found, impersonation, archived, text, repeat, rate (contract, section 10): of two reasons the first is told. */
class OrderOfRefusalsTest {

    private static final String TOO_LONG = "x".repeat(2001);

    private final House house = new House();
    private final Conversation open = house.world.aConversation();
    private final Pair pair = World.pairOf(open);
    private final Optional<ClientMessageId> name = Optional.of(Fixtures.aClientMessageId());

    @Test
    void sendShouldSayNotFoundBeforeImpersonation() {
        Viewer seen = Viewer.impersonating(house.world.aProvider().id(), "boss");
        assertThat(refused(house.send(seen, open.id(), " ", name))).isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
    }

    @Test
    void sendShouldSayImpersonationBeforeArchived() {
        house.rapport.relationships().end(pair);
        Viewer seen = Viewer.impersonating(pair.provider(), "boss");
        assertThat(refused(house.send(seen, open.id(), " ", name))).isEqualTo(RefusalCode.IMPERSONATION_READ_ONLY);
    }

    @Test
    void sendShouldSayArchivedBeforeText() {
        house.rapport.relationships().end(pair);
        assertThat(refused(house.send(pair.provider(), open.id(), " "))).isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(refused(house.send(pair.provider(), open.id(), TOO_LONG)))
                .isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
    }

    @Test
    void sendShouldSayArchivedBeforeItKnowsARepeat() {
        Viewer provider = Viewer.member(pair.provider());
        done(house.send(provider, open.id(), "Hi", name));
        house.rapport.relationships().end(pair);
        assertThat(refused(house.send(provider, open.id(), "Hi", name))).isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
    }

    @Test
    void sendShouldSayTextBeforeRepeat() {
        Viewer provider = Viewer.member(pair.provider());
        done(house.send(provider, open.id(), "Hi", name));
        assertThat(refused(house.send(provider, open.id(), " ", name))).isEqualTo(RefusalCode.CONTENT_BLANK);
        assertThat(refused(house.send(provider, open.id(), TOO_LONG, name))).isEqualTo(RefusalCode.CONTENT_TOO_LONG);
        assertThat(refused(house.send(provider, open.id(), "\0", name))).isEqualTo(RefusalCode.CONTENT_INVALID);
    }

    @Test
    void sendShouldSayRepeatBeforeRate() {
        Viewer customer = Viewer.member(pair.customer());
        done(house.send(customer, open.id(), "Hi", name));
        useUpTheMinuteOf(pair.customer(), 29);
        assertThat(refused(house.send(customer, open.id(), "Something else", name)))
                .isEqualTo(RefusalCode.CLIENT_MESSAGE_ID_REUSED);
        assertThat(done(house.send(customer, open.id(), "Hi", name)).isNew()).isFalse();
        assertThat(refused(house.send(pair.customer(), open.id(), "Hi"))).isEqualTo(RefusalCode.RATE_LIMITED);
    }

    @Test
    void sendShouldSayTextBeforeRate() {
        useUpTheMinuteOf(pair.customer(), 30);
        assertThat(refused(house.send(pair.customer(), open.id(), ""))).isEqualTo(RefusalCode.CONTENT_BLANK);
    }

    @Test
    void sendShouldSayHowLongATextIsAndHowLongToWait() {
        assertThat(house.send(pair.customer(), open.id(), "😀" + TOO_LONG + "\n ")
                        .refusal())
                .contains(new Refusal.ContentTooLong(2000, 2002));
        useUpTheMinuteOf(pair.customer(), 1);
        house.clock.advance(Duration.ofSeconds(1));
        useUpTheMinuteOf(pair.customer(), 29);
        house.clock.advance(Duration.ofSeconds(6));
        Duration wait = waitOf(house.send(pair.customer(), open.id(), "Hi"));
        assertThat(wait)
                .isBetween(Duration.ofSeconds(53), Duration.ofSeconds(53).plusMillis(1));
        house.clock.advance(wait.minusNanos(1000));
        assertThat(waitOf(house.send(pair.customer(), open.id(), "Hi"))).isEqualTo(Duration.ofNanos(1000));
        house.clock.advance(Duration.ofNanos(1000));
        done(house.send(pair.customer(), open.id(), "Hi"));
        assertThat(waitOf(house.send(pair.customer(), open.id(), "Hi")))
                .isBetween(Duration.ofMillis(999), Duration.ofSeconds(1));
    }

    private static Duration waitOf(Result<?> result) {
        return ((Refusal.RateLimited) result.refusal().orElseThrow()).retryAfter();
    }

    @Test
    void startShouldSayImpersonationThenStartThenRelationshipThenText() {
        MemberId nobody = new MemberId("nobody");
        assertThat(refused(house.start(Viewer.impersonating(pair.customer(), "boss"), nobody, " ", name)))
                .isEqualTo(RefusalCode.IMPERSONATION_READ_ONLY);
        assertThat(refused(house.start(pair.customer(), nobody, " "))).isEqualTo(RefusalCode.START_NOT_ALLOWED);
        assertThat(refused(house.start(pair.provider(), nobody, " "))).isEqualTo(RefusalCode.NO_RELATIONSHIP);
        assertThat(refused(house.start(pair.provider(), pair.customer(), " "))).isEqualTo(RefusalCode.CONTENT_BLANK);
    }

    @Test
    void startShouldSayTextThenRepeatThenRate() {
        Viewer provider = Viewer.member(pair.provider());
        done(house.start(provider, pair.customer(), "Hi", name));
        useUpTheMinuteOf(pair.provider(), 28);
        assertThat(refused(house.start(provider, pair.customer(), " ", name))).isEqualTo(RefusalCode.CONTENT_BLANK);
        assertThat(refused(house.start(provider, pair.customer(), "Something else", name)))
                .isEqualTo(RefusalCode.CLIENT_MESSAGE_ID_REUSED);
        assertThat(done(house.start(provider, pair.customer(), "Hi", name))
                        .message()
                        .message()
                        .seq()
                        .value())
                .isEqualTo(2);
        assertThat(refused(house.start(pair.provider(), pair.customer(), "Hi"))).isEqualTo(RefusalCode.RATE_LIMITED);
    }

    private void useUpTheMinuteOf(MemberId member, int sends) {
        for (int i = 0; i < sends; i++) {
            done(house.send(member, open.id(), "Message " + i));
        }
    }
}
