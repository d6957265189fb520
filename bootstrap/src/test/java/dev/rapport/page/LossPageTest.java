package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.rapport.page.Platform.Duo;
import dev.rapport.process.Eventually;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the way to the server fails, or the server itself. Nothing is lost, nothing is sent twice. */
@Timeout(180)
class LossPageTest extends PageTest {

    private static final String API = "**/api/messaging/**";

    private static Platform own;

    private final Platform platform = Platform.shared();

    @AfterAll
    static void stop() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void whatIsWrittenWhileTheServerIsGoneShouldArriveOnceAndInOrder() throws Exception {
        own = Platform.started("");
        Duo duo = own.talking("Welcome!");
        Window trainer = window().go(own.link(duo.trainer())).choose(duo.traineeName());
        Window trainee = window().go(own.link(duo.trainee())).choose(duo.trainerName());
        trainer.write("before");
        assertThat(trainee.bubble("before")).isVisible();

        trainer.input().pressSequentially("dur");
        own.kill();
        trainer.input().pressSequentially("ing");
        trainer.input().press("Enter");
        assertThat(trainer.bubble("during")).isVisible();
        assertThat(trainer.words("Reconnecting…")).isVisible();
        trainer.write("still during");
        assertThat(trainer.bubble("during").first().getByText("Tap to retry")).isVisible();
        own.start();

        assertThat(trainee.bubble("still during")).isVisible(patiently());
        assertThat(trainer.bubble("still during").getByTitle("Read")).isVisible(patiently());
        assertThat(trainer.words("Reconnecting…"))
                .hasCount(
                        0,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(60_000));
        trainee.write("after");
        assertThat(trainer.bubble("after")).isVisible();
        assertThat(own.said(duo.trainer())).containsExactly("Welcome!", "before", "during", "still during", "after");
        assertThat(trainer.bubbles()).hasCount(5);
    }

    @Test
    void whatIsWrittenOfflineShouldSurviveAReloadAndBeSentOnce() throws Exception {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        trainer.page().context().setOffline(true);

        trainer.write("first from the tunnel");
        trainer.write("second from the tunnel");
        assertThat(trainer.bubble("first from").getByText("Tap to retry")).isVisible();
        assertThat(trainer.bubble("second from").getByText("Tap to retry")).isVisible();

        // The page itself comes back, its server not yet.
        trainer.page().route(API, Route::abort);
        trainer.page().context().setOffline(false);
        trainer.page().reload();
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!");
        trainer.page().unroute(API);

        Eventually.is("both are sent", () -> platform.said(duo.trainer()).size() == 3);
        assertThat(platform.said(duo.trainer()))
                .containsExactly("Welcome!", "first from the tunnel", "second from the tunnel");
    }

    @Test
    void whatIsWrittenOfflineShouldBeGoneWhenAnotherMemberSignsIn() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        trainer.page().route("**/send/", Route::abort);
        trainer.write("mine alone");
        assertThat(trainer.bubble("mine alone").getByText("Tap to retry")).isVisible();

        Window trainee = window(trainer.page().context())
                .go(platform.link(duo.trainee()))
                .choose(duo.trainerName());
        assertThat(trainee.bubble("Welcome!")).isVisible();
        trainer.page().close();
        Window back = window(trainee.page().context())
                .go(platform.link(duo.trainer()))
                .choose(duo.traineeName());

        assertThat(back.bubble("Welcome!")).isVisible();
        assertThat(back.bubble("mine alone")).hasCount(0);
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!");
    }

    @Test
    void lostAnswerShouldNotSendTwice() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        var isLost = new AtomicBoolean();
        trainer.page().route("**/send/", route -> {
            if (isLost.compareAndSet(false, true)) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        trainer.write("once");

        assertThat(trainer.bubble("once").getByTitle("Delivered")).isVisible(patiently());
        assertThat(trainer.bubble("once")).hasCount(1);
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!", "once");
    }

    @Test
    void failedMessageShouldGoOutByATap() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        trainer.page().route("**/send/", LossPageTest::unavailableForLong);
        trainer.write("try me");
        assertThat(trainer.bubble("try me").getByText("Tap to retry")).isVisible();
        trainer.page().unroute("**/send/");

        trainer.bubble("try me").getByText("Tap to retry").click();

        assertThat(trainer.bubble("try me").getByTitle("Delivered")).isVisible();
    }

    @Test
    void slowServerShouldBeWaitedForOverSkeletons() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window();
        Held conversations = Held.on(trainer.page(), "**/api/messaging/conversations/?*");
        trainer.go(platform.link(duo.trainer()));
        assertThat(trainer.page().getByLabel("Loading conversations").locator(".row"))
                .hasCount(5);
        conversations.release();

        Held messages = Held.on(trainer.page(), "**/messages/*");
        trainer.item(duo.traineeName()).click();
        assertThat(trainer.page().getByLabel("Loading messages")).isVisible();
        messages.release();
        assertThat(trainer.bubble("Welcome!")).isVisible();

        Held send = Held.on(trainer.page(), "**/send/");
        trainer.write("slowly");
        assertThat(trainer.bubble("slowly").getByTitle("Sending")).isVisible();
        send.release();
        assertThat(trainer.bubble("slowly").getByTitle("Delivered")).isVisible();
    }

    @Test
    void failedListShouldBeLoadedByTheButton() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window();
        trainer.page().route("**/api/messaging/conversations/?*", LossPageTest::unavailable);
        trainer.go(platform.link(duo.trainer()));
        assertThat(trainer.words("Your conversations can't be loaded")).isVisible();
        trainer.page().unroute("**/api/messaging/conversations/?*");

        trainer.button("Try again").click();

        assertThat(trainer.item(duo.traineeName())).isVisible();
    }

    @Test
    void failedMessagesShouldBeLoadedByTheButton() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window();
        trainer.page().route("**/messages/*", LossPageTest::unavailable);
        trainer.go(platform.link(duo.trainer()));
        trainer.item(duo.traineeName()).click();
        assertThat(trainer.words("The messages can't be loaded")).isVisible();
        trainer.page().unroute("**/messages/*");

        trainer.button("Try again").click();

        assertThat(trainer.bubble("Welcome!")).isVisible();
    }

    @Test
    void whatWasSeenBeforeShouldBeShownWhenNothingCanBeLoaded() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        assertThat(trainer.bubble("Welcome!")).isVisible();
        trainer.page()
                .waitForFunction(
                        "() => Object.values(sessionStorage).concat(Object.values(localStorage)).some(kept => kept.includes('Ben Okafor'))");
        trainer.page().route(API, LossPageTest::unavailable);

        trainer.page().reload();

        assertThat(trainer.item(duo.traineeName())).isVisible();
        assertThat(trainer.words("This may be out of date.")).isVisible();
    }

    @Test
    void tooManyMessagesShouldBeCountedDownAndThenGoByThemselves() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        var isLimited = new AtomicBoolean(true);
        trainer.page().route("**/send/", route -> {
            if (isLimited.compareAndSet(true, false)) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/problem+json")
                        .setBody("{\"code\": \"rate_limited\", \"status\": 429, \"retry_after_seconds\": 6}"));
            } else {
                route.resume();
            }
        });

        trainer.write("one too many");

        assertThat(trainer.page().getByText(Pattern.compile("Slow down\\. Try again in [56] seconds")))
                .isVisible();
        assertThat(trainer.page().getByText(Pattern.compile("Slow down\\. Try again in [1234] seconds?")))
                .isVisible();
        assertThat(trainer.bubble("one too many").getByTitle("Delivered")).isVisible();
        assertThat(trainer.page().getByText("Slow down.")).hasCount(0);
        assertThat(platform.said(duo.trainer())).containsExactly("Welcome!", "one too many");
    }

    @Test
    void thirtyFirstMessageInAMinuteShouldWait() {
        Duo duo = platform.talking("Welcome!");
        Window trainer = window().go(platform.link(duo.trainer())).choose(duo.traineeName());
        String conversation = platform.conversationOf(duo.trainer());
        for (int number = 2; number <= 30; number++) {
            platform.send(duo.trainer(), conversation, "Message " + number);
        }

        trainer.write("the 31st");

        assertThat(trainer.page().getByText(Pattern.compile("Slow down\\. Try again in \\d+ seconds")))
                .isVisible();
        assertThat(trainer.bubble("the 31st")).containsText("Sends in");
    }

    /** So long that whatever goes meanwhile does not go by itself. */
    private static void unavailableForLong(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "600"))
                .setBody("{\"code\": \"unavailable\", \"status\": 503}"));
    }

    private static void unavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"code\": \"unavailable\", \"status\": 503}"));
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions patiently() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    }

    /** Requests that are held back until somebody lets them go. */
    private record Held(Page page, String url, java.util.List<Route> routes) {

        static Held on(Page page, String url) {
            var held = new Held(page, url, new java.util.ArrayList<>());
            page.route(url, held.routes::add);
            return held;
        }

        void release() {
            page.unroute(url);
            routes.forEach(Route::resume);
        }
    }
}
