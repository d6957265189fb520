package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.page.Platform.Duo;
import org.junit.jupiter.api.Test;

/** The API's own page, in a real browser: what is described can be tried. */
class ApiPageTest extends PageTest {

    private final Platform platform = Platform.shared();

    @Test
    void aRequestShouldBeTriedFromThePage() {
        Duo duo = platform.talking("Welcome!");
        Window window = window().go(platform.address() + "/docs/");
        Page page = window.page();

        assertThat(page.locator(".title")).containsText("Rapport");
        page.locator(".btn.authorize").click();
        page.locator(".auth-container input").fill(platform.token(duo.trainee()));
        page.locator(".auth-btn-wrapper button[type=submit]").click();
        page.locator(".btn-done").click();

        Locator operation = page.locator("#operations-messages-countUnread");
        operation.locator(".opblock-summary-control").click();
        operation
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out"))
                .click();
        operation
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute"))
                .click();

        assertThat(operation
                        .locator(".live-responses-table .response-col_status")
                        .last())
                .containsText("200");
        assertThat(operation.locator(".live-responses-table")).containsText("\"unread_count\": 1");
    }

    @Test
    void thePageShouldBeFoundWithoutItsSlashAndUnderItsFilesName() {
        for (String path : new String[] {"/docs", "/docs/index.html"}) {
            Window window = window().go(platform.address() + path);
            assertThat(window.page().locator("#operations-viewer-me")).isVisible();
        }
    }
}
