package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.rapport.page.Platform.Duo;
import dev.rapport.process.Eventually;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two people in two browsers who talk to each other, through the real server. */
class ConversationPageTest extends PageTest {

    private final Platform platform = Platform.shared();

    @Test
    void messagesShouldAppearOnBothSidesWithoutARefresh() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        Window trainee = window().go(platform.link(duo.trainee())).choose(duo.trainerName());

        trainer.write("How was the run?");
        assertThat(trainee.bubble("How was the run?")).isVisible();

        trainee.write("14 km 💪\nand easy");
        assertThat(trainer.bubble("14 km 💪")).containsText("and easy");
        assertThat(trainer.bubbles()).hasCount(3);
        assertThat(trainee.bubbles()).hasCount(3);
        assertThat(trainer.item(duo.traineeName())).containsText("14 km 💪 and easy");
    }

    @Test
    void senderShouldSeeDeliveredAndThenRead() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        trainer.write("Thursday at 18:00?");

        assertThat(trainer.bubble("Thursday").getByTitle("Delivered")).isVisible();

        Window trainee = window().go(platform.link(duo.trainee())).choose(duo.trainerName());

        assertThat(trainee.bubble("Thursday")).isVisible();
        assertThat(trainer.bubble("Thursday").getByTitle("Read")).isVisible();
    }

    @Test
    void typingShouldBeSeenByTheOtherSideUntilItEnds() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        Window trainee = window().go(platform.link(duo.trainee())).choose(duo.trainerName());

        trainer.input().pressSequentially("Hel");
        assertThat(trainee.words("Trainer is typing...")).isVisible();
        assertThat(trainer.words("Trainee is typing...")).hasCount(0);

        assertThat(trainee.words("Trainer is typing...")).hasCount(0);

        trainee.input().pressSequentially("Yes");
        assertThat(trainer.words("Trainee is typing...")).isVisible();
        trainee.input().press("Enter");
        assertThat(trainer.bubble("Yes")).isVisible();
        assertThat(trainer.words("Trainee is typing...")).hasCount(0);
    }

    @Test
    void unreadShouldBeCountedInListAndTitleAndGoWhenRead() {
        Duo duo = platform.talking("One");
        String conversation = platform.conversationOf(duo.trainer());
        Window trainee = window().go(platform.link(duo.trainee()));
        assertThat(trainee.page()).hasTitle("(1) Messages");

        platform.send(duo.trainer(), conversation, "Two");

        assertThat(trainee.page()).hasTitle("(2) Messages");
        assertThat(trainee.item("Two").getByText("2 unread messages")).isAttached();

        trainee.choose(duo.trainerName());

        assertThat(trainee.page()).hasTitle("Messages");
        assertThat(trainee.item("Two").locator(".count")).hasCount(0);
    }

    @Test
    void nothingShouldBeReadWhileNobodyLooks() throws Exception {
        Duo duo = platform.talking("One");
        Window trainee = window().go(platform.link(duo.trainee())).choose(duo.trainerName());
        Eventually.is("read when it is looked at", () -> platform.unread(duo.trainee()) == 0);

        trainee.lookAway();
        platform.send(duo.trainer(), platform.conversationOf(duo.trainer()), "Two");
        assertThat(trainee.bubble("Two")).isVisible();
        assertThat(trainee.page()).hasTitle("(1) Messages");
        assertThat(platform.unread(duo.trainee())).isEqualTo(1);

        trainee.lookAgain();

        assertThat(trainee.page()).hasTitle("Messages");
        Eventually.is("read when it is looked at again", () -> platform.unread(duo.trainee()) == 0);
    }

    @Test
    void conversationShouldBeginWithTheFirstMessageAndNotBefore() {
        Duo duo = platform.strangers();
        Window trainee = window().go(platform.link(duo.trainee()));
        assertThat(trainee.words("Your trainer will reach out here.")).isVisible();
        Window trainer = window().go(platform.link(duo.trainer()));
        assertThat(trainer.words("Start a conversation from any trainee's profile"))
                .isVisible();

        trainer.button("New message").click();
        trainer.button("Message " + duo.traineeName()).click();

        assertThat(trainer.input()).isFocused();
        assertThat(platform.unread(duo.trainee())).isZero();
        assertThat(trainee.list()).hasCount(0);

        trainer.write("Welcome, Ben!");

        assertThat(trainer.bubble("Welcome, Ben!").getByTitle("Delivered")).isVisible();
        assertThat(trainer.item(duo.traineeName())).hasCount(1);
        assertThat(trainee.item(duo.trainerName())).containsText("Welcome, Ben!");
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome, Ben!");
    }

    @Test
    void linkFromAProfileShouldOpenTheConversationAndSendNothing() {
        Duo duo = platform.talking("Welcome!");
        Window trainer =
                window().go(platform.address() + "/?with=" + duo.trainee() + "#token=" + platform.token(duo.trainer()));

        assertThat(trainer.bubble("Welcome!")).isVisible();
        assertThat(trainer.page()).hasURL(platform.address() + "/?with=" + duo.trainee());
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!");
    }

    @Test
    void olderMessagesShouldComeAsOneScrollsUp() {
        Duo duo = platform.talking("Message 1 of many");
        String conversation = platform.conversationOf(duo.trainer());
        for (int number = 2; number <= 55; number++) {
            platform.send(
                    number % 2 == 0 ? duo.trainee() : duo.trainer(), conversation, "Message " + number + " of many");
        }
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        assertThat(trainer.bubble("Message 55 of many")).isInViewport();

        trainer.log().hover();
        for (int turn = 0; turn < 40 && trainer.bubble("Message 1 of many").count() == 0; turn++) {
            trainer.page().mouse().wheel(0, -400);
            trainer.page().evaluate("() => new Promise(done => setTimeout(done, 50))");
        }

        assertThat(trainer.bubble("Message 1 of many")).isVisible();
        assertThat(trainer.bubbles()).hasCount(55);
    }

    @Test
    void newestConversationShouldMoveToTheTop() {
        Duo duo = platform.talking("First");
        platform.member(duo.trainee() + "-b", "Chiara Conti", "customer");
        platform.relate(duo.trainer(), duo.trainee() + "-b");
        platform.start(duo.trainer(), duo.trainee() + "-b", "Second");
        Window trainer = window().go(platform.link(duo.trainer()));
        assertThat(trainer.items()).containsText(new String[] {"Chiara Conti", "Ben Okafor"});

        platform.send(duo.trainee(), platform.conversationOf(duo.trainee()), "Third");

        assertThat(trainer.items()).containsText(new String[] {"Ben Okafor", "Chiara Conti"});
    }

    @Test
    void phoneShouldShowOnePaneAtATimeAndGoBack() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window(new Browser.NewContextOptions()
                        .setViewportSize(390, 780)
                        .setHasTouch(true))
                .go(platform.link(duo.trainer()))
                .choose(duo.traineeName());
        assertThat(trainer.list()).hasCount(0);

        trainer.button("Back").click();
        assertThat(trainer.list()).isVisible();
        assertThat(trainer.page()).hasURL(platform.address() + "/");

        trainer.choose(duo.traineeName());
        trainer.page().goBack();
        assertThat(trainer.list()).isVisible();
        assertThat(trainer.log()).hasCount(0);
    }

    @Test
    void sameMemberInTwoWindowsShouldSeeTheSame() throws Exception {
        Duo duo = platform.talking("Welcome!");
        Window one = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        Window other =
                window(one.page().context()).go(platform.link(duo.trainer())).choose(duo.traineeName());

        one.write("From the one");
        other.write("From the other");

        assertThat(one.bubbles()).hasCount(3);
        assertThat(other.bubbles()).hasCount(3);
        // A bubble is there before its message is stored, and which of the two comes first is open.
        Eventually.is(
                "both are stored",
                () -> Set.copyOf(platform.said(duo.trainer()))
                        .equals(Set.of("Welcome!", "From the one", "From the other")));
    }
}
