package dev.rapport.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unread count is asked for after what changed it, and by one at a time. */
class UnreadCountsTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Watched question = new Watched("unreadTotals");
    private final LiveHouse house = new LiveHouse(question::in);
    private final Conversation conversation = house.world.aConversation();
    private final Ear trainee = house.ear(Side.CUSTOMER, conversation);

    @BeforeEach
    void count() {
        question.before = asked::incrementAndGet;
    }

    private void said() {
        house.delivery.publish(house.committed(Side.PROVIDER, conversation, "more"));
    }

    @Test
    void manyMessagesShouldTakeFewQuestions() {
        for (int i = 0; i < 100; i++) {
            said();
        }
        house.run();
        assertThat(trainee.heard(News.UnreadCount.class)).last().isEqualTo(new News.UnreadCount(101));
        assertThat(asked.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatChangesWhileItIsAskedForShouldBeAskedForAgain() {
        question.after = () -> {
            question.after = () -> {};
            said();
            house.run();
        };
        said();
        house.run();
        assertThat(trainee.heard(News.UnreadCount.class))
                .containsExactly(new News.UnreadCount(2), new News.UnreadCount(3));
    }

    @Test
    void nothingShouldBeAskedForOneWhoDoesNotListen() {
        house.delivery.connections().remove(trainee);
        said();
        house.run();
        assertThat(asked.get()).isZero();
    }

    @Test
    void whatCouldNotBeAskedForShouldBeToldLater() {
        question.before = () -> {
            throw new Unavailable("planted");
        };
        said();
        house.run();
        assertThat(trainee.heard(News.UnreadCount.class)).isEmpty();
        question.before = () -> {};
        house.delivery.sweep();
        house.run();
        assertThat(trainee.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(2));
    }

    /** However slow the store is, threads are left that deliver messages. */
    @Test
    void oneQuestionAtATimeShouldBeAskedForAllWhoseCountsHaveChanged() {
        List<Conversation> talks =
                Stream.generate(house.world::aConversation).limit(5).toList();
        List<Ear> others =
                talks.stream().map(talk -> house.ear(Side.CUSTOMER, talk)).toList();
        talks.forEach(talk -> house.delivery.publish(house.committed(Side.PROVIDER, talk, "more")));
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        question.before = () -> {
            asked.incrementAndGet();
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        };
        question.after = () -> {
            if (asked.get() == 1) {
                talks.forEach(talk -> house.delivery.publish(house.committed(Side.PROVIDER, talk, "and more")));
            }
            // What other threads would do meanwhile.
            house.run();
            underWay.decrementAndGet();
        };
        house.run();
        assertThat(most.get()).isEqualTo(1);
        assertThat(asked.get()).isEqualTo(2);
        assertThat(others)
                .allSatisfy(other -> assertThat(other.heard(News.UnreadCount.class))
                        .containsExactly(new News.UnreadCount(2), new News.UnreadCount(3)));
    }

    @Test
    void oneWhoCannotBeCountedShouldSpoilNoOthersCount() {
        List<Conversation> talks =
                Stream.generate(house.world::aConversation).limit(3).toList();
        List<Ear> others =
                talks.stream().map(talk -> house.ear(Side.CUSTOMER, talk)).toList();
        talks.forEach(talk -> house.delivery.publish(house.committed(Side.PROVIDER, talk, "more")));
        question.before = () -> {
            if (asked.incrementAndGet() <= 2) {
                throw new IllegalStateException("planted: together, and then for one of them");
            }
        };
        house.run();
        assertThat(others.stream().flatMap(other -> other.heard(News.UnreadCount.class).stream()))
                .containsExactly(new News.UnreadCount(2), new News.UnreadCount(2));
    }

    @Test
    void anErrorShouldEndNoLaterCount() {
        question.before = () -> {
            throw new AssertionError("planted");
        };
        said();
        assertThatThrownBy(house::run).hasMessage("planted");
        question.before = () -> {};
        said();
        house.run();
        assertThat(trainee.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(3));
    }

    @Test
    void moreThanFitIntoAQuestionShouldTakeAnother() {
        List<Conversation> talks = Stream.generate(house.world::aConversation)
                .limit(UnreadCounts.MOST_TOGETHER + 1)
                .toList();
        List<Ear> others =
                talks.stream().map(talk -> house.ear(Side.CUSTOMER, talk)).toList();
        talks.forEach(talk -> house.delivery.publish(house.committed(Side.PROVIDER, talk, "more")));
        house.run();
        assertThat(asked.get()).isEqualTo(2);
        assertThat(others)
                .allSatisfy(other ->
                        assertThat(other.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(2)));
    }
}
