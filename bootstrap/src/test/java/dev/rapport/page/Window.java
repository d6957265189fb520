package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser window, who finds things by their roles and names, as people and screen readers do. */
final class Window {

    private static final int LIMIT_MS = 15_000;

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context) {
        page = context.newPage();
        page.setDefaultTimeout(LIMIT_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            String text = message.text();
            if (message.type().equals("error") && text.contains("Content Security Policy")) {
                complaints.add(text);
            }
        });
    }

    Page page() {
        return page;
    }

    /** Uncaught errors, and what the page's policy has stopped. */
    List<String> complaints() {
        return complaints;
    }

    Window go(String url) {
        page.navigate(url);
        return this;
    }

    /** Chooses a conversation from the list, and waits until what was said can be read. */
    Window choose(String name) {
        item(name).getByRole(AriaRole.BUTTON).click();
        assertThat(log()).isVisible();
        return this;
    }

    Window write(String text) {
        input().fill(text);
        input().press("Enter");
        return this;
    }

    Locator list() {
        return page.getByRole(AriaRole.LIST, named("Conversations"));
    }

    Locator items() {
        return list().getByRole(AriaRole.LISTITEM);
    }

    Locator item(String text) {
        return items().filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG, named("Messages"));
    }

    Locator bubbles() {
        return log().locator(".message");
    }

    Locator bubble(String text) {
        return bubbles().filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator input() {
        return page.getByRole(AriaRole.TEXTBOX, named("Message"));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator words(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    /** As if another tab or window were in front. */
    void lookAway() {
        page.evaluate("""
                () => {
                  Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
                  document.dispatchEvent(new Event('visibilitychange'));
                }""");
    }

    void lookAgain() {
        page.evaluate("""
                () => {
                  delete document.visibilityState;
                  document.dispatchEvent(new Event('visibilitychange'));
                }""");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
