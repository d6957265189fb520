package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.page.Platform.Duo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of docs/embedding.md, word for word, on another origin than the server's. */
class EmbeddingPageTest extends PageTest {

    private static final Path DOCUMENT = Path.of("../docs/embedding.md");
    private static final String SERVER = "https://messages.example.com";

    private static HostSite site;
    private static HostSite stranger;
    private static Platform platform;

    private final Deque<String> tokens = new ArrayDeque<>();

    @BeforeAll
    static void start() {
        site = new HostSite();
        stranger = new HostSite();
        platform = Platform.started(site.origin());
        site.using(platform.address());
        stranger.using(platform.address());
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
            site.close();
            stranger.close();
        }
    }

    @Test
    void pageOfTheDocumentShouldHaveBothElementsOverOneConnection() throws Exception {
        Duo duo = platform.talking("Welcome!");
        platform.send(duo.trainee(), platform.conversationOf(duo.trainee()), "Hello from Ben");
        publish(site, duo);
        tokens.add(platform.token(duo.trainer()));
        Window trainer = window();
        List<String> sockets = new ArrayList<>();
        trainer.page().onWebSocket(socket -> sockets.add(socket.url()));

        trainer.go(site.origin() + "/index.html");

        assertThat(trainer.page().locator("rapport-unread-badge")).containsText("1");
        assertThat(trainer.page().getByText("1 unread message").first()).isAttached();
        assertThat(trainer.item(duo.traineeName())).isVisible();

        trainer.page().getByText("Send message").click();

        assertThat(trainer.bubble("Hello from Ben")).isVisible();
        assertThat(trainer.input()).isFocused();
        assertThat(trainer.page().locator("rapport-unread-badge .badge")).hasCount(0);
        trainer.write("Hello from the studio");
        assertThat(trainer.bubble("Hello from the studio").getByTitle("Delivered"))
                .isVisible();
        assertThat(trainer.page().locator(".own .bubble").first())
                .not()
                .hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(sockets).hasSize(1).allMatch(url -> !url.contains("token"));
    }

    @Test
    void expiredTokenShouldBeRenewedByTheHostWithoutAWord() throws Exception {
        Duo duo = platform.talking("Welcome!");
        publish(site, duo);
        tokens.add(platform.expired(duo.trainer()));
        tokens.add(platform.token(duo.trainer()));

        Window trainer = window().go(site.origin() + "/index.html").choose(duo.traineeName());

        assertThat(trainer.bubble("Welcome!")).isVisible();
        trainer.write("Still here");
        assertThat(trainer.bubble("Still here").getByTitle("Delivered")).isVisible();
    }

    @Test
    void nobodySignedInShouldBeSaidUntilSomebodyIs() throws Exception {
        Duo duo = platform.talking("Welcome!");
        publish(site, duo);
        Window trainer = window().go(site.origin() + "/index.html");
        assertThat(trainer.words("You are not signed in")).isVisible();
        tokens.add(platform.token(duo.trainer()));

        trainer.button("Try again").click();

        assertThat(trainer.item(duo.traineeName())).isVisible();
    }

    @Test
    void pageOfAnUnknownOriginShouldGetNothing() throws Exception {
        Duo duo = platform.talking("Welcome!");
        publish(stranger, duo);
        tokens.add(platform.token(duo.trainer()));

        Window trainer = window().go(stranger.origin() + "/index.html");

        assertThat(trainer.words("Messages can't be reached")).isVisible();
        assertThat(trainer.page().getByText("Welcome!")).hasCount(0);
    }

    @Test
    void framedPageShouldAskItsHostForTheToken() {
        Duo duo = platform.talking("Welcome!");
        String token = platform.token(duo.trainer());
        Window trainer = window();
        frame(site, token);

        trainer.go(site.origin() + "/frame.html");

        FrameLocator frame = trainer.page().frameLocator("iframe");
        Locator item =
                frame.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(duo.traineeName()));
        assertThat(item).isVisible();
    }

    @Test
    void clientAloneShouldServeAnInterfaceOfOnesOwn() {
        Duo duo = platform.talking("Welcome!");
        site.with(
                        "/own.html",
                        "<!doctype html><title>Own</title><ul></ul><script type='module' src='/own.js'></script>")
                .with("/own.js", """
                        import {RapportClient} from '%s/rapport-client.js';
                        const client = new RapportClient({server: '%1$s', getToken: () => '%s'});
                        client.on('message', ({message}) => {
                          document.querySelector('ul').append(`${message.sender.name}: ${message.content}`);
                        });
                        client.on('connection', ({status}) => (document.title = status));
                        client.connect();
                        """.formatted(platform.address(), platform.token(duo.trainer())));
        Window trainer = window().go(site.origin() + "/own.html");
        assertThat(trainer.page()).hasTitle("live");

        platform.send(duo.trainee(), platform.conversationOf(duo.trainee()), "To your own page");

        assertThat(trainer.page().getByText(duo.traineeName() + ": To your own page"))
                .isVisible();
    }

    /** The document's files, for the two, on that site. */
    private void publish(HostSite host, Duo duo) throws IOException {
        host.with("/index.html", block("index.html").replace("trainee-1", duo.trainee()))
                .with("/studio.js", block("studio.js"))
                .with("/studio.css", block("studio.css"))
                .with(
                        "/session/messages-token",
                        () -> tokens.size() > 1 ? tokens.poll() : tokens.isEmpty() ? "" : tokens.peek());
    }

    private static String block(String name) throws IOException {
        Matcher block = Pattern.compile("`" + Pattern.quote(name) + "`:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).as("the document has " + name).isTrue();
        return block.group(1).replace(SERVER, platform.address());
    }

    private static void frame(HostSite host, String token) {
        host.with(
                        "/frame.html",
                        "<!doctype html><title>Frame</title><script src='/frame.js'></script><iframe src='"
                                + platform.address() + "/' width='900' height='600'></iframe>")
                .with("/frame.js", """
                        addEventListener('message', event => {
                          if (event.origin === '%s' && event.data?.type === 'rapport:token-wanted') {
                            event.source.postMessage({type: 'rapport:token', token: '%s'}, event.origin);
                          }
                        });
                        """.formatted(platform.address(), token));
    }
}
