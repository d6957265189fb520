package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Pair;
import dev.rapport.testkit.memory.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The live feed hears of a message before it is committed: what is told afterwards has its place then (ADR 0012). */
class ExpectationTest {

    private final List<String> heard = new ArrayList<>();

    private final LiveFeed feed = new LiveFeed() {
        @Override
        public void expect(Conversation conversation) {
            heard.add("expects what comes after " + conversation.lastSeq().value());
        }

        @Override
        public void publish(LiveEvent event) {
            if (event instanceof LiveEvent.MessageAppended appended) {
                heard.add("hears " + appended.message().seq().value());
            }
        }
    };

    private final House house = new House(feed, (notification, devices) -> {}, ManualScheduler.AT_ONCE);
    private final Pair pair = house.world.aPair();

    @Test
    void messageShouldBeExpectedBeforeItIsHeardOf() {
        Conversation conversation = done(house.start(pair.provider(), pair.customer(), "Hi"))
                .conversation()
                .conversation();
        heard.clear();

        done(house.send(pair.customer(), conversation.id(), "Hello"));
        done(house.start(pair.provider(), pair.customer(), "Good to see you"));

        assertThat(heard)
                .containsExactly("expects what comes after 1", "hears 2", "expects what comes after 2", "hears 3");
    }
}
