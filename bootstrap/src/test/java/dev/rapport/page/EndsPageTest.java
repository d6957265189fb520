package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.page.Platform.Duo;
import org.junit.jupiter.api.Test;

/** When people part, are erased, are looked over the shoulder, or are nobody here. */
class EndsPageTest extends PageTest {

    private final Platform platform = Platform.shared();

    @Test
    void endShouldBeSaidToBothTheMomentItHappens() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        Window trainee = window().go(platform.link(duo.trainee())).choose(duo.trainerName());
        trainee.input().fill("not yet sent");

        platform.part(duo.trainer(), duo.trainee());

        assertThat(trainer.words("This trainee has been removed")).isVisible();
        assertThat(trainer.input()).isDisabled();
        assertThat(trainer.bubble("Welcome!")).isVisible();
        assertThat(trainer.item(duo.traineeName())).containsText("[Trainee Removed]");
        assertThat(trainee.words("This conversation has ended")).isVisible();
        assertThat(trainee.input()).isDisabled();
        assertThat(trainee.page().getByText("Welcome!")).hasCount(0);
        assertThat(trainee.page().getByText("will reach out here")).hasCount(0);

        platform.relate(duo.trainer(), duo.trainee());

        assertThat(trainer.input()).isEnabled();
        trainer.write("Welcome back!");
        assertThat(trainee.bubble("Welcome back!")).isVisible();
        assertThat(trainer.bubble("Welcome back!").getByTitle("Read")).isVisible();
    }

    @Test
    void erasedTraineeShouldLeaveTheirWordsUnderTheLabel() {
        Duo duo = platform.talking("Welcome!");
        platform.send(duo.trainee(), platform.conversationOf(duo.trainee()), "Thank you for everything.");
        platform.erase(duo.trainee());

        Window trainer = window().go(platform.link(duo.trainer()));
        assertThat(trainer.item("[Trainee Removed]")).hasCount(1);
        trainer.choose("[Trainee Removed]");

        assertThat(trainer.bubble("Thank you for everything.")).isVisible();
        assertThat(trainer.words("This trainee has been removed")).isVisible();
        assertThat(trainer.page().getByText(duo.traineeName())).hasCount(0);
    }

    @Test
    void messageThatMeetsTheEndShouldBeRefusedInWords() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        trainer.page().context().setOffline(true);
        trainer.write("too late");
        assertThat(trainer.bubble("too late").getByText("Tap to retry")).isVisible();
        platform.part(duo.trainer(), duo.trainee());

        trainer.page().context().setOffline(false);

        assertThat(trainer.bubble("too late")).containsText("This conversation has ended.");
        trainer.bubble("too late").getByText("Discard").click();
        assertThat(trainer.bubble("too late")).hasCount(0);
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!");
    }

    @Test
    void impersonatedPageShouldBeReadOnlyAndLeaveNoTrace() {
        Duo duo = platform.talking("Welcome!");
        Window support = window().go(platform.address() + "/#token=" + platform.impersonating(duo.trainee()))
                .choose(duo.trainerName());

        assertThat(support.bubble("Welcome!")).isVisible();
        assertThat(support.page().getByText("You see this as Ben Okafor does.")).isVisible();
        assertThat(support.input()).isDisabled();
        assertThat(support.button("New message")).hasCount(0);
        // What the trainer sees after the impersonated window has had every chance to mark it.
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        assertThat(trainer.bubble("Welcome!").getByTitle("Delivered")).isVisible();
        assertThat(platform.unread(duo.trainee())).isEqualTo(1);
    }

    @Test
    void strangersShouldBeToldInPlainWords() {
        Window nobody = window().go(platform.link("nobody-knows-me"));
        assertThat(nobody.words("There are no messages for you here")).isVisible();

        Window withoutToken = window().go(platform.address() + "/");
        assertThat(withoutToken.words("You are not signed in")).isVisible();

        Window tooLate = window().go(platform.address() + "/#token=" + platform.expired("trainer-1"));
        assertThat(tooLate.words("You are not signed in")).isVisible();
    }

    @Test
    void linkToSomebodyOneDoesNotWorkWithShouldSaySo() {
        Duo duo = platform.strangers();
        Duo others = platform.strangers();

        Window trainer = window().go(
                        platform.address() + "/?with=" + others.trainee() + "#token=" + platform.token(duo.trainer()));

        assertThat(trainer.input()).isDisabled();
        assertThat(trainer.page().getByText("You can write to trainees whom you work with."))
                .isVisible();
        assertThat(trainer.page().getByText(others.traineeName())).hasCount(0);
    }
}
