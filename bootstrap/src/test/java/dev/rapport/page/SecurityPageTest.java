package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.page.Platform.Duo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Text is only ever text, and a token is nowhere that it outlives the tab. */
class SecurityPageTest extends PageTest {

    private static final String ATTACK =
            "<img src=x onerror=\"window.attacked=1\"><script>window.attacked=1</script>${window.attacked=1}<svg/onload=window.attacked=1>";

    private final Platform platform = Platform.shared();

    @Test
    void markupInNamesTextsAndPreviewsShouldStayText() {
        Duo duo = platform.strangers();
        platform.member(duo.trainer(), "\"><img src=x onerror=window.attacked=1>", "provider");
        platform.member(duo.trainee(), "<script>window.attacked=1</script>", "customer");
        platform.start(duo.trainer(), duo.trainee(), ATTACK);

        Window trainee = window().go(platform.link(duo.trainee())).choose("><img src=x");
        assertThat(trainee.bubble("<script>window.attacked=1</script>")).isVisible();
        trainee.write(ATTACK);
        Window trainer = window().go(platform.link(duo.trainer()));
        trainer.button("New message").click();
        assertThat(trainer.words("<script>window.attacked=1</script>")).isVisible();
        trainer.button("Close").click();
        trainer.choose("<script>window.attacked=1</script>");
        assertThat(trainer.bubbles()).hasCount(2);

        for (Window window : new Window[] {trainee, trainer}) {
            assertThat(window.page().evaluate("() => window.attacked")).isNull();
            assertThat(window.page().locator("img[src=x], svg[onload]")).hasCount(0);
        }
    }

    @Test
    void tokenShouldLeaveTheAddressAtOnceAndStayInTheTab() {
        Duo duo = platform.talking("Welcome!");
        String token = platform.token(duo.trainer());
        Window trainer = window().go(platform.address() + "/#token=" + token).choose(duo.traineeName());

        assertThat(trainer.page().url()).doesNotContain("token");
        assertThat(trainer.page().evaluate("token => JSON.stringify(localStorage).includes(token)", token))
                .isEqualTo(false);
        assertThat(trainer.page().evaluate("() => document.cookie")).isEqualTo("");

        trainer.page().reload();
        assertThat(trainer.item(duo.traineeName())).isVisible();
        Window another = window(trainer.page().context()).go(platform.address() + "/");
        assertThat(another.words("You are not signed in")).isVisible();
    }

    @Test
    void newSignInLinkInTheSameTabShouldSignTheOtherIn() {
        Duo duo = platform.talking("Welcome!");
        Window window = window().go(platform.link(duo.trainer()));
        assertThat(window.item(duo.traineeName())).isVisible();

        window.go(platform.link(duo.trainee()));

        assertThat(window.item(duo.trainerName())).isVisible();
        assertThat(window.item(duo.traineeName())).hasCount(0);
    }

    @Test
    void pageShouldHaveAPolicyWithoutAnythingInline() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.address() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("style=", "<style", "javascript:")
                .doesNotContain("<script>");
    }
}
