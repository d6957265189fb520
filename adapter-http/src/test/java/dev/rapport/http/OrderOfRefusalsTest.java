package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 10: token, not found, impersonation, archived, text; an unknown route before all of them. */
class OrderOfRefusalsTest {

    private static final String CONVERSATIONS = "/api/messaging/conversations/";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/messaging/",
                "/api/messaging/me/x",
                "/api/messaging//me/",
                "/api/messaging/conversations/x/y/",
                "/api/directory/members/",
                "/ws/",
                "/ws/messaging//",
                "/ws/messaging/x/y/",
                "/metrics"
            })
    void anUnknownRouteShouldBe404BeforeAnyToken(String path) {
        Reply reply = withoutToken("GET", path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/messaging/me/                        | GET, HEAD, OPTIONS",
                "GET    | /api/messaging/conversations/start/       | OPTIONS, POST",
                "PUT    | /api/messaging/conversations/start        | OPTIONS, POST",
                "GET    | /api/messaging/conversations/x/send/      | OPTIONS, POST",
                "POST   | /api/messaging/devices/x/                 | DELETE, OPTIONS, PUT",
                "PATCH  | /api/directory/members/x/                 | DELETE, GET, HEAD, OPTIONS, PUT",
                "GET    | /api/directory/relationships/x/y/         | DELETE, OPTIONS, PUT",
                "TRACE  | /api/messaging/me/                        | GET, HEAD, OPTIONS",
                "BREW   | /api/messaging/me/                        | GET, HEAD, OPTIONS",
                "POST   | /health/live                              | GET, HEAD, OPTIONS"
            })
    void anotherMethodShouldBe405BeforeAnyToken(String method, String path, String allow) {
        Reply reply = withoutToken(method, path);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("method_not_allowed");
        assertThat(reply.header("Allow")).contains(allow);
    }

    @Test
    void aMethodThatNobodyKnowsShouldBe404OnAnUnknownRoute() {
        assertThat(withoutToken("BREW", "/coffee").status()).isEqualTo(404);
    }

    @Test
    void anIdThatIsNoUuidShouldBe404AfterTheToken() {
        assertThat(withoutToken("GET", CONVERSATIONS + "42/").status()).isEqualTo(401);
        String token = server.tokens.of(server.world.aProvider().id());
        assertThat(server.get(CONVERSATIONS + "42/", token).code()).isEqualTo("conversation_not_found");
        assertThat(server.get(CONVERSATIONS + "1-1-1-1-1/messages/?page=x", token)
                        .code())
                .isEqualTo("conversation_not_found");
        assertThat(server.post(CONVERSATIONS + "42/send/", token, "no JSON").code())
                .isEqualTo("conversation_not_found");
        assertThat(server.post(CONVERSATIONS + "42/read/", token, "no JSON").code())
                .isEqualTo("conversation_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{}", "{\"content\":7}", "{\"content\":\" \"}", "{\"up_to\":\"1\"}"})
    void aBodyThatIsWrongShouldComeLast(String body) {
        Conversation open = server.world.aConversation();
        Conversation archived = server.world.anArchivedConversation();
        MemberId stranger = server.world.aProvider().id();
        for (String action : new String[] {"/send/", "/read/"}) {
            assertThat(server.post(CONVERSATIONS + open.id() + action, server.tokens.of(stranger), body)
                            .code())
                    .isEqualTo("conversation_not_found");
            assertThat(server.post(CONVERSATIONS + open.id() + action, impersonating(open), body)
                            .code())
                    .isEqualTo("impersonation_read_only");
            assertThat(server.post(CONVERSATIONS + archived.id() + action, impersonating(archived), body)
                            .code())
                    .isEqualTo("impersonation_read_only");
            assertThat(server.post(CONVERSATIONS + archived.id() + action, customer(archived), body)
                            .code())
                    .isEqualTo("conversation_archived");
        }
        assertThat(server.post(CONVERSATIONS + archived.id() + "/send/", provider(archived), body)
                        .code())
                .isEqualTo("conversation_archived");
    }

    @Test
    void aBodyThatIsTooLargeOrOfAnotherKindShouldComeLastToo() {
        Conversation archived = server.world.anArchivedConversation();
        String path = CONVERSATIONS + archived.id() + "/send/";
        assertThat(server.post(path, provider(archived), "x".repeat(70_000)).code())
                .isEqualTo("conversation_archived");
        assertThat(server.exchange(server.request("POST", path, provider(archived), BodyPublishers.ofString("x")))
                        .code())
                .isEqualTo("conversation_archived");
    }

    @Test
    void aQueryThatIsWrongShouldComeAfterNotFoundAndArchived() {
        Conversation archived = server.world.anArchivedConversation();
        String path = CONVERSATIONS + archived.id() + "/messages/?page=0";
        assertThat(server.get(path, server.tokens.of(server.world.aProvider().id()))
                        .code())
                .isEqualTo("conversation_not_found");
        assertThat(server.get(path, customer(archived)).code()).isEqualTo("conversation_archived");
        assertThat(server.get(path, provider(archived)).code()).isEqualTo("invalid_request");
    }

    @Test
    void aStartThatIsWrongShouldBeRefusedForItsStarterFirst() {
        Conversation open = server.world.aConversation();
        String path = CONVERSATIONS + "start/";
        assertThat(server.post(path, customer(open), "no JSON").code()).isEqualTo("start_not_allowed");
        assertThat(server.post(path, impersonating(open), "no JSON").code()).isEqualTo("impersonation_read_only");
        assertThat(server.post(path, server.tokens.ofAdmin(), "no JSON").code()).isEqualTo("no_relationship");
        assertThat(server.post(path, provider(open), "no JSON").code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/directory/members/!/", "/api/directory/relationships/!/!/"})
    void theDirectoryShouldBeForbiddenBeforeAnythingIsLookedAt(String path) {
        assertThat(withoutToken("PUT", path).status()).isEqualTo(401);
        String member = server.tokens.of(server.world.aProvider().id());
        for (String token : new String[] {member, server.tokens.ofAdmin()}) {
            assertThat(server.put(path, token, "no JSON").code()).isEqualTo("forbidden");
            assertThat(server.delete(path, token).code()).isEqualTo("forbidden");
        }
        assertThat(server.put(path, server.tokens.ofService(), "no JSON").code())
                .isEqualTo("invalid_request");
    }

    @Test
    void aDeviceThatIsWrongShouldBeRefusedForItsOwnerFirst() {
        String path = "/api/messaging/devices/%C3%A9/";
        MemberId member = server.world.aProvider().id();
        assertThat(server.put(path, server.tokens.impersonating(member), "no JSON")
                        .code())
                .isEqualTo("impersonation_read_only");
        assertThat(server.delete(path, server.tokens.ofService()).code()).isEqualTo("forbidden");
        assertThat(server.put(path, server.tokens.of(new MemberId("nobody")), "no JSON")
                        .code())
                .isEqualTo("unknown_member");
        assertThat(server.put(path, server.tokens.of(member), "{\"platform\":\"web\"}")
                        .json()
                        .path("field")
                        .asText())
                .isEqualTo("token");
        assertThat(server.delete(path, server.tokens.of(member)).status()).isEqualTo(204);
    }

    private static Reply withoutToken(String method, String path) {
        return server.exchange(server.request(method, path, BodyPublishers.noBody()));
    }

    private static String provider(Conversation conversation) {
        return server.tokens.of(World.pairOf(conversation).provider());
    }

    private static String customer(Conversation conversation) {
        return server.tokens.of(World.pairOf(conversation).customer());
    }

    private static String impersonating(Conversation conversation) {
        return server.tokens.impersonating(World.pairOf(conversation).provider());
    }
}
