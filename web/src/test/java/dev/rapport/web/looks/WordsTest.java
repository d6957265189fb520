package dev.rapport.web.looks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.web.looks.Looks.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in each state: the ticket's words, with the configured labels in them. */
class WordsTest {

    private static Looks looks;
    private static Page page;

    @BeforeAll
    static void start() {
        looks = Looks.start();
        page = looks.show("list", Screen.WIDE);
    }

    @AfterAll
    static void stop() {
        if (looks != null) {
            looks.close();
        }
    }

    @BeforeEach
    void begin() {
        page.evaluate("""
                () => {
                  looks.element.providerLabel = looks.element.customerLabel = null;
                  looks.store.asked.length = 0;
                }""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-conversations-provider | No conversations yet
            no-conversations-provider | Start a conversation from any trainee's profile
            no-conversations-customer | No messages yet
            no-conversations-customer | Your trainer will reach out here.
            list-failed               | Your conversations can't be loaded
            list-outdated             | This may be out of date.
            list-rest-failed          | The rest can't be loaded.
            chat-failed               | The messages can't be loaded
            chat-outdated             | The newest messages may be missing.
            chat-older-failed         | Older messages can't be loaded.
            chat-typing               | Trainee is typing...
            chat-sending              | Slow down. Try again in 12 seconds
            chat-new                  | Nothing is sent before you press Send.
            chat-failed-send          | You can no longer write to them.
            removed-provider          | This trainee has been removed
            shut-out                  | This conversation has ended
            shut-out                  | You and your trainer no longer work together here, so it can no longer be read.
            not-allowed               | Only a trainer begins a conversation here.
            impersonated              | You see this as Ana Ruiz does. You can read, but not write, and nothing is marked as read.
            picker-nobody             | Nobody here is called “zz”.
            picker-failed             | Your contacts can't be loaded
            reconnecting              | Reconnecting…
            signed-out                | You are not signed in
            refused                   | There are no messages for you here
            failed                    | Messages can't be reached
            """)
    void stateShouldBeSaidInTheseWords(String state, String words) {
        show(state);

        assertThat(page.getByText(words, new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "list-failed, retryList",
        "list-outdated, retryList",
        "list-rest-failed, loadMoreConversations",
        "chat-failed, retryThread",
        "chat-outdated, retryThread",
        "chat-older-failed, loadOlder",
        "picker-failed, searchContacts",
        "signed-out, retry",
        "failed, retry"
    })
    void whatFailedShouldBeTriedAgainByAButton(String state, String action) {
        show(state);

        button("Try again").last().click();

        page.waitForFunction("action => looks.asked(action).length > 0", action);
    }

    @Test
    void labelsOfAnotherPlatformShouldTakeTheTicketsPlaces() {
        show("no-conversations-provider");
        page.evaluate("""
                () => {
                  looks.element.providerLabel = 'Artist';
                  looks.element.customerLabel = 'Customer';
                }""");

        assertThat(page.getByText("Start a conversation from any customer's profile"))
                .isVisible();

        show("removed-provider");

        assertThat(page.getByText("This customer has been removed")).isVisible();

        show("chat-typing");

        assertThat(page.getByText("Customer is typing...")).isVisible();
    }

    @Test
    void listShouldShowWhatTheTicketNames() {
        show("list");

        Locator unread = item("Chiara Conti");
        assertThat(unread.locator(".avatar")).hasText("CC");
        assertThat(unread.locator(".preview")).hasText("Can I swap the bike for the rower on Friday?");
        assertThat(unread.locator("time")).hasText("22m ago");
        assertThat(unread.getByText("2 unread messages")).isAttached();
        assertThat(item("Hana Suzuki").locator("time")).hasText("Yesterday");
        assertThat(item("Émile Petit").getByText("[Trainee Removed]")).isVisible();
        assertThat(item("See you on Monday").locator("time")).hasText("Oct 16, 2025");
        assertThat(item("See you on Monday").getByText("[Trainee Removed]")).hasCount(1);
    }

    @Test
    void ownMessagesShouldTellWhatHasBecomeOfThem() {
        show("chat-sending");

        assertThat(bubble("Thursday at 18:00 it is.").getByTitle("Read")).isVisible();
        assertThat(bubble("Bring the other shoes").getByTitle("Delivered")).isVisible();
        assertThat(bubble("One moment").getByTitle("Delivered")).isVisible();
        assertThat(bubble("second gate").getByTitle("Sending")).isVisible();
        assertThat(bubble("See you!")).containsText("Sends in 12 s");
        assertThat(bubble("Perfect, see you then!").locator(".meta svg")).hasCount(0);
    }

    @Test
    void failedMessageShouldBeSentAgainOrDiscardedByATap() {
        show("chat-failed-send");
        Locator passing = bubble("second gate");
        Locator refused = bubble("And bring water.");

        assertThat(page.getByText("Your message was not sent.").first()).isVisible();
        assertThat(passing.getByText("Discard")).hasCount(0);
        passing.getByText("Tap to retry").click();
        refused.getByText("Discard").click();

        page.waitForFunction(
                "() => looks.asked('retryMessage').length === 1 && looks.asked('discardMessage').length === 1");
    }

    @Test
    void skeletonShouldHaveFiveRowsWhileLoading() {
        show("starting");

        assertThat(page.getByLabel("Loading conversations").locator(".row")).hasCount(5);

        show("chat-loading");

        assertThat(page.getByLabel("Loading messages").locator(".bone").first()).isVisible();
    }

    @Test
    void everythingShouldBeFoundByItsRoleAndName() {
        page.setViewportSize(Screen.NARROW.width, Screen.NARROW.height);
        show("chat");

        assertThat(button("Back")).isVisible();
        assertThat(page.getByRole(
                        AriaRole.LOG,
                        new Page.GetByRoleOptions().setName("Messages").setExact(true)))
                .isVisible();
        assertThat(page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Message").setExact(true)))
                .isEditable();
        assertThat(button("Send")).isDisabled();

        show("list");

        assertThat(button("New message")).isVisible();
        assertThat(page.getByRole(
                                AriaRole.LIST,
                                new Page.GetByRoleOptions()
                                        .setName("Conversations")
                                        .setExact(true))
                        .getByRole(AriaRole.LISTITEM))
                .hasCount(8);
        page.setViewportSize(Screen.WIDE.width, Screen.WIDE.height);
    }

    @Test
    void messageTextShouldNeverBeMarkup() {
        show("chat-long-words");

        assertThat(page.getByText("<img src=x onerror=alert(1)> & <b>not bold</b>"))
                .isVisible();
        assertThat(page.locator("img, b")).hasCount(0);
    }

    private void show(String state) {
        page.evaluate("state => looks.show(looks.STATES[state])", state);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator item(String text) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }

    private Locator bubble(String text) {
        return page.locator(".message").filter(new Locator.FilterOptions().setHasText(text));
    }
}
