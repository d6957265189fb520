package dev.rapport.web.looks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.web.looks.Looks.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page does by itself, over a store that only remembers what was asked of it. */
class BehaviourTest {

    /** Rows in the document, whatever the length of the list: those in view and a few more. */
    private static final int MOST_ROWS = 40;

    private static Looks looks;
    private Page page;

    @BeforeAll
    static void start() {
        looks = Looks.start();
    }

    @AfterAll
    static void stop() {
        if (looks != null) {
            looks.close();
        }
    }

    @AfterEach
    void closePage() {
        page.context().close();
        assertThat(looks.faults()).isEmpty();
    }

    @Test
    void listOfThousandsShouldKeepFewRowsAndReachItsEnd() {
        page = looks.show("list", Screen.WIDE);
        page.evaluate("() => looks.show({...looks.STATES.list, list: looks.list(looks.manyConversations(2000))})");
        Locator rows = page.getByRole(AriaRole.LISTITEM);

        assertThat(rows.first()).containsText("Trainee 1");
        assertThat(rows.count()).isLessThan(MOST_ROWS);

        rows.first().getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("End");

        assertThat(page.getByText("Preview 2000")).isVisible();
        assertThat(rows.count()).isLessThan(MOST_ROWS);
        assertThat(focused("data-index")).isEqualTo("1999");
    }

    @Test
    void listShouldAskForMoreNearItsEndAlone() {
        page = looks.show("list", Screen.WIDE);
        page.evaluate("""
                () => looks.show({...looks.STATES.list, list: looks.list(looks.manyConversations(100), {rest: 'more'})})""");
        assertThat(page.getByText("Preview 1", exact())).isVisible();

        assertThat(asked("loadMoreConversations")).isZero();

        page.getByRole(AriaRole.LISTITEM).first().getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("End");

        page.waitForFunction("() => looks.asked('loadMoreConversations').length > 0");
    }

    @Test
    void arrowKeysShouldMoveAlongTheListAndEnterOpen() {
        page = looks.show("list", Screen.WIDE);
        page.getByRole(AriaRole.BUTTON, named("New message")).focus();

        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");

        assertThat(page.evaluate("() => looks.asked('openConversation')[0][1]")).isEqualTo("c-2");
    }

    @Test
    void olderMessagesShouldComeInAboveWithoutAJump() {
        page = history(40, 80, "more");
        scrollLog("log.scrollTop = 300");
        page.waitForFunction("() => looks.asked('loadOlder').length > 0");
        double before = topOf("Message number 50");

        page.evaluate(
                "() => looks.show({...looks.STATES.chat, thread: looks.thread({messages: looks.run(1, 80), older: 'end'})})");

        assertThat(page.getByText("Message number 1", exact())).isAttached();
        assertThat(topOf("Message number 50")).isCloseTo(before, org.assertj.core.data.Offset.offset(1.0));
    }

    @Test
    void newMessagesShouldFollowAtTheEndAndWaitElsewhere() {
        page = history(40, 80, "more");
        grow(81, 0);

        assertThat(page.getByText("Message number 81")).isInViewport();

        scrollLog("log.scrollTop = 200");
        double before = topOf("Message number 50");
        grow(84, 3);

        assertThat(topOf("Message number 50")).isCloseTo(before, org.assertj.core.data.Offset.offset(1.0));
        page.getByText("3 new messages", exact()).click();
        assertThat(page.getByText("Message number 84")).isInViewport();
        page.waitForFunction("() => looks.asked('setAtEnd').at(-1)[1] === true");
    }

    @Test
    void theEndShouldStayInViewWhenTheInputGrows() {
        page = history(40, 80, "more");

        input().fill("one\ntwo\nthree\nfour\nfive\nsix");

        assertThat(page.getByText("Message number 80")).isInViewport();
        assertThat(page.evaluate("() => looks.asked('setAtEnd').at(-1)[1]")).isEqualTo(true);
    }

    @Test
    void enterShouldSendAndShiftEnterBreakTheLine() {
        page = looks.show("chat", Screen.WIDE);
        input().click();

        page.keyboard().type("Hello");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("you");
        page.keyboard().press("Enter");

        assertThat(page.evaluate("() => looks.asked('send')[0][1]")).isEqualTo("Hello\nyou");
        assertThat(input()).hasValue("");
        assertThat(input()).isFocused();
        assertThat(asked("typed")).isPositive();
    }

    @Test
    void blankTextShouldNotBeSent() {
        page = looks.show("chat", Screen.WIDE);

        for (String blank : new String[] {"", "  \n\t ", "\u200b\u2060"}) {
            input().fill(blank);
            input().press("Enter");

            assertThat(send()).isDisabled();
        }

        assertThat(asked("send")).isZero();
    }

    @Test
    void enterShouldNotSendWhileAnInputMethodComposes() {
        page = looks.show("chat", Screen.WIDE);
        input().fill("にほん");

        input().evaluate("""
                input => {
                  const enter = init => new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init});
                  input.dispatchEvent(enter({isComposing: true}));
                  input.dispatchEvent(enter({keyCode: 229}));
                }""");

        assertThat(asked("send")).isZero();
    }

    @Test
    void counterShouldShowFromNineTenthsOnAndStopTheSendingPastTheEnd() {
        page = looks.show("chat", Screen.WIDE);
        Locator counter = page.locator(".used");

        input().fill("a".repeat(1799));
        assertThat(counter).hasCount(0);

        input().fill("💪".repeat(1800));
        assertThat(counter).hasText("1,800 / 2,000");
        assertThat(send()).isEnabled();

        input().fill("💪".repeat(2000));
        assertThat(counter).not().hasClass("used over");
        assertThat(send()).isEnabled();

        input().fill("a".repeat(2001));
        assertThat(counter).hasClass("used over");
        assertThat(send()).isDisabled();
        page.keyboard().press("Enter");
        assertThat(asked("send")).isZero();
        assertThat(page.getByText("One character too many")).isAttached();
    }

    @Test
    void whatWasWrittenShouldBeGoneWithTheThread() {
        page = looks.show("chat", Screen.WIDE);
        input().fill("never sent");

        page.evaluate("() => looks.show({...looks.STATES.chat, thread: looks.thread({key: 'another'})})");

        assertThat(input()).hasValue("");
    }

    @Test
    void inputShouldBeOffWhereNothingCanBeWritten() {
        for (String state : new String[] {"removed-provider", "shut-out", "not-allowed", "impersonated"}) {
            page = looks.show(state, Screen.WIDE);

            assertThat(input()).isDisabled();
            assertThat(send()).isDisabled();
            page.context().close();
        }
        page = looks.show("impersonated", Screen.WIDE);
        assertThat(page.getByRole(AriaRole.BUTTON, named("New message"))).hasCount(0);
    }

    @Test
    void pickerShouldTakeTheFocusAndGiveItBack() {
        page = looks.show("list", Screen.WIDE);
        page.evaluate("""
                () => {
                  looks.store.openPicker = () => looks.show(looks.STATES.picker);
                  looks.store.closePicker = () => looks.show(looks.STATES.list);
                }""");

        page.getByRole(AriaRole.BUTTON, named("New message")).click();
        assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
        page.keyboard().type("ch");
        assertThat(page.evaluate("() => looks.asked('searchContacts').at(-1)[1]"))
                .isEqualTo("ch");

        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Message Ben Okafor"))).isFocused();
        page.keyboard().press("Escape");

        assertThat(page.getByRole(AriaRole.BUTTON, named("New message"))).isFocused();
        assertThat(asked("send")).isZero();
    }

    @Test
    void narrowPageShouldGoThereAndBackWithTheFocus() {
        page = looks.show("list", Screen.NARROW);
        page.evaluate("""
                () => {
                  looks.store.openConversation = () => looks.show(looks.STATES.chat);
                  looks.store.closeThread = () => looks.show(looks.STATES.list);
                }""");

        page.getByText("Perfect, see you then!").click();
        assertThat(page.getByRole(AriaRole.LIST, named("Conversations"))).hasCount(0);
        assertThat(page.getByRole(AriaRole.LOG)).isFocused();

        page.getByRole(AriaRole.BUTTON, named("Back")).click();
        assertThat(page.getByRole(AriaRole.LISTITEM).first().getByRole(AriaRole.BUTTON))
                .isFocused();
    }

    @Test
    void endShouldStayInViewHoweverManyLinesAreWritten() {
        page = history(40, 80, "more");
        input().focus();
        for (int line = 1; line <= 8; line++) {
            page.keyboard().type("line " + line);
            page.keyboard().press("Shift+Enter");
            page.waitForFunction(
                    "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2",
                    page.getByRole(AriaRole.LOG).elementHandle());
        }
        grow(81, 0);

        assertThat(page.getByText("Message number 81")).isInViewport();
    }

    @Test
    void openShouldWaitUntilTheElementIsInItsPage() {
        page = looks.show("list", Screen.WIDE);
        page.evaluate("""
                () => {
                  const element = document.createElement('rapport-messages');
                  element.store = looks.store;
                  element.open('trainee-7');
                  document.body.append(element);
                }""");

        assertThat(page.evaluate("() => looks.asked('openMember').map(call => call[1]).join()"))
                .isEqualTo("trainee-7");
    }

    @Test
    void arrivalShouldBeSaidAloudAndHistoryNot() {
        page = history(40, 80, "more");

        page.evaluate(
                "() => looks.show({...looks.STATES.chat, thread: looks.thread({messages: looks.run(1, 80), older: 'end'})})");
        assertThat(page.locator("[aria-live=polite]")).hasText("");

        grow(82, 0);
        assertThat(page.locator("[aria-live=polite]")).hasText("Ben Okafor: Message number 82");
    }

    @Test
    void hostilePageShouldNotReachIn() {
        page = looks.show("chat", Screen.WIDE);
        String calm = lookOf();

        page.addStyleTag(new Page.AddStyleTagOptions().setContent("""
                * { font: italic 40px/3 serif !important; letter-spacing: 9px !important; color: red !important;
                    text-transform: uppercase !important; direction: rtl !important; text-align: center !important;
                    word-spacing: 20px !important; white-space: pre !important; cursor: wait !important; }
                button, p, .bubble, .text { display: none !important; }
                """));

        assertThat(lookOf()).isEqualTo(calm);
    }

    @Test
    void rightToLeftPageShouldBeMirrored() {
        page = looks.show("chat&dir=rtl", Screen.WIDE);

        double list = page.getByRole(AriaRole.LIST, named("Conversations")).boundingBox().x;
        double log = page.getByRole(AriaRole.LOG).boundingBox().x;

        assertThat(list).isGreaterThan(log);
    }

    @Test
    void nothingShouldBeWiderThanThePage() {
        page = looks.show("chat-long-words", Screen.NARROW);

        assertThat(page.evaluate("""
                () => {
                  const log = looks.element.shadowRoot.querySelector('rapport-thread').shadowRoot
                      .querySelector('rapport-message-log').shadowRoot.querySelector('[role=log]');
                  return log.scrollWidth - log.clientWidth;
                }""")).isEqualTo(0);
    }

    /** Fonts, colours and sizes of what is inside, of some of each kind. */
    private String lookOf() {
        return page.evaluate("""
                        () => {
                          const thread = looks.element.shadowRoot.querySelector('rapport-thread').shadowRoot;
                          const log = thread.querySelector('rapport-message-log').shadowRoot;
                          const said = ['font', 'letterSpacing', 'color', 'textTransform', 'direction', 'textAlign', 'wordSpacing',
                              'whiteSpace', 'cursor', 'display', 'width', 'height'];
                          return JSON.stringify([log.querySelector('.text'), log.querySelector('time'), log.querySelector('.bubble'),
                              thread.querySelector('h2'), looks.element.shadowRoot.querySelector('h1')]
                              .map(element => said.map(name => getComputedStyle(element)[name])));
                        }""").toString();
    }

    private Page history(int from, int to, String older) {
        Page shown = looks.show("list", Screen.WIDE);
        shown.evaluate("""
                ([from, to, older]) =>
                  looks.show({...looks.STATES.chat, thread: looks.thread({messages: looks.run(from, to), older})})""", new Object[] {from, to, older});
        assertThat(shown.getByText("Message number " + to, exact())).isInViewport();
        return shown;
    }

    private void grow(int to, int arrivals) {
        page.evaluate("""
                ([to, arrivals]) =>
                  looks.show({...looks.STATES.chat, thread: looks.thread({messages: looks.run(40, to), older: 'more', arrivals})})""", new Object[] {to, arrivals});
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private void scrollLog(String script) {
        page.getByRole(AriaRole.LOG).evaluate("log => { " + script + " }");
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private double topOf(String text) {
        return page.getByText(text, exact()).boundingBox().y;
    }

    private Object focused(String attribute) {
        return page.evaluate("""
                attribute => {
                  let element = document.activeElement;
                  while (element.shadowRoot?.activeElement) {
                    element = element.shadowRoot.activeElement;
                  }
                  return element.getAttribute(attribute);
                }""", attribute);
    }

    private int asked(String action) {
        return (Integer) page.evaluate("action => looks.asked(action).length", action);
    }

    private Locator input() {
        return page.getByRole(AriaRole.TEXTBOX, named("Message"));
    }

    private Locator send() {
        return page.getByRole(AriaRole.BUTTON, named("Send"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
