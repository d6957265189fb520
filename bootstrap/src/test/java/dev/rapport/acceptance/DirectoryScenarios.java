package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import dev.rapport.testkit.memory.RecordingPushSender.Sent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Members, relationships, devices, and who may what with them: what section 10 rules about access, ends and starts. */
abstract class DirectoryScenarios extends ContractScenarios {

    private static final String MEMBERS = "/api/directory/members/";

    private Reply put(String id, String json) {
        return stage.host().request("PUT", MEMBERS + id + "/", json);
    }

    @Test
    void aMemberShouldBePutFoundAndErased() {
        String id = "A.z_0:9@x-" + aDuo().provider();
        Reply created =
                put(id, "{\"name\":\" Ana \",\"avatar_url\":\"https://x.example/a.png\",\"role\":\"provider\"}");
        assertThat(created.expect(201).text("/name")).isEqualTo("Ana");
        put(id, "{\"name\":\"Ana Ruiz\",\"role\":\"provider\"}").expect(200);
        Reply found = stage.host().get(MEMBERS + id + "/").expect(200);
        assertThat(found.text("/name")).isEqualTo("Ana Ruiz");
        assertThat(found.text("/id")).isEqualTo(id);
        assertThat(found.isNull("/avatar_url")).isTrue();
        stage.host().erase(id).expect(204);
        stage.host().erase(id).expect(204);
        stage.host().get(MEMBERS + id + "/").refused(404, "not_found");
        stage.host().erase("never-was").expect(204);
    }

    @Test
    void aMemberThatCannotBeShouldBeRefusedByField() {
        for (String url : List.of(
                "http://x.example/a.png", "javascript:alert(1)", "data:,x", "//x.example/a", "a.png", "ftp://x/a")) {
            assertThat(put("somebody", "{\"name\":\"A\",\"role\":\"provider\",\"avatar_url\":\"" + url + "\"}")
                            .refused(400, "invalid_request")
                            .text("/field"))
                    .isEqualTo("avatar_url");
        }
        for (String role : List.of("\"trainer\"", "\"\"", "null", "1")) {
            assertThat(put("somebody", "{\"name\":\"A\",\"role\":" + role + "}")
                            .refused(400, "invalid_request")
                            .text("/field"))
                    .isEqualTo("role");
        }
        for (String name : List.of("\"\"", "\" \"", "null", "7", "\"a\\nb\"")) {
            assertThat(put("somebody", "{\"role\":\"provider\",\"name\":" + name + "}")
                            .refused(400, "invalid_request")
                            .text("/field"))
                    .isEqualTo("name");
        }
        put("no%20id", "{\"name\":\"A\",\"role\":\"provider\"}").refused(400, "invalid_request");
        put("x".repeat(129), "{\"name\":\"A\",\"role\":\"provider\"}").refused(400, "invalid_request");
        stage.host().get(MEMBERS + "somebody/").refused(404, "not_found");
        put("loop", "{\"name\":\"A\",\"role\":\"provider\",\"avatar_url\":\"http://localhost:3000/a.png\"}")
                .expect(201);
        put("loop", "{\"name\":\"A\",\"role\":\"provider\",\"avatar_url\":\"http://127.0.0.1/a.png\"}")
                .expect(200);
        put("x".repeat(128), "{\"name\":\"A\",\"role\":\"provider\"}").expect(201);
    }

    @Test
    void theRoleOfAMemberWithConversationsShouldStay() {
        Duo duo = aDuo();
        duo.talk();
        assertThat(stage.host()
                        .putMember(duo.provider(), "Ana", "customer")
                        .refused(400, "invalid_request")
                        .text("/field"))
                .isEqualTo("role");
        duo.part();
        stage.host().putMember(duo.customer(), "Ben", "provider").refused(400, "invalid_request");
        stage.host().putMember(duo.customer(), "Benjamin", "customer").expect(200);
        String lonely = duo.provider() + "-x";
        stage.provider(lonely, "Nobody's");
        stage.host().putMember(lonely, "Nobody's", "customer").expect(200);
    }

    @Test
    void aRelationshipShouldBeginAndEndAsOftenAsItIsSaid() {
        Duo duo = aDuo();
        stage.host().relate(duo.provider(), duo.customer()).expect(200);
        duo.part();
        duo.part();
        duo.relate();
        for (String[] misfit : new String[][] {
            {"nobody", duo.customer(), "provider_id"},
            {duo.provider(), "nobody", "customer_id"},
            {duo.customer(), duo.provider(), "provider_id"},
            {duo.provider(), aDuo().provider(), "customer_id"},
            {duo.provider(), duo.provider(), "customer_id"}
        }) {
            Reply refused = stage.host().relate(misfit[0], misfit[1]).refused(400, "invalid_request");
            assertThat(refused.text("/field")).isEqualTo(misfit[2]);
        }
        stage.host().part("nobody", "nobody-else").expect(204);
    }

    @Test
    void theDirectoryShouldBeForTheServiceAlone() {
        Duo duo = aDuo();
        for (Client other : List.of(duo.trainer(), duo.seenTrainer(), stage.admin(), stage.as("nobody"))) {
            other.get(MEMBERS + duo.provider() + "/").refused(403, "forbidden");
            other.putMember("x", "X", "provider").refused(403, "forbidden");
            other.erase(duo.provider()).refused(403, "forbidden");
            other.relate(duo.provider(), duo.customer()).refused(403, "forbidden");
            other.part(duo.provider(), duo.customer()).refused(403, "forbidden");
        }
        stage.withoutToken().erase(duo.provider()).refused(401, "unauthenticated");
        assertThat(duo.trainer().contacts().number("/count")).isEqualTo(1);
    }

    @Test
    void whoTheDirectoryDoesNotKnowShouldOpenNothing() {
        Duo duo = aDuo();
        String id = duo.talk();
        stage.host().erase(duo.customer()).expect(204);
        for (Client nobody : List.of(duo.trainee(), duo.seenTrainee(), stage.as("never-was"))) {
            assertThat(nobody.conversations().expect(200).number("/count")).isZero();
            assertThat(nobody.get("conversations/?page=2").expect(200).number("/count"))
                    .isZero();
            assertThat(nobody.contacts().expect(200).number("/count")).isZero();
            assertThat(nobody.unread()).isZero();
            nobody.conversation(id).refused(404, "conversation_not_found");
            nobody.messages(id).refused(404, "conversation_not_found");
            nobody.send(id, "Hi").refused(404, "conversation_not_found");
            nobody.read(id).refused(404, "conversation_not_found");
            nobody.me().refused(403, "unknown_member");
        }
    }

    @Test
    void unreadShouldSumWhatTheViewersOwnListShows() {
        Duo duo = aDuo();
        String id = duo.talk(3);
        duo.trainee().send(id, "Hello").expect(201);
        duo.part();
        assertThat(duo.trainee().unread()).isZero();
        assertThat(duo.trainer().unread()).isEqualTo(1);
        assertThat(duo.trainer().conversations().number("/results/0/unread_count"))
                .isEqualTo(1);
        duo.trainer().read(id).expect(200);
        assertThat(duo.trainer().unread()).isZero();
        duo.relate();
        assertThat(duo.trainee().unread()).isEqualTo(3);
    }

    @Test
    void aCustomerShouldStayShutOutWhenTheProviderIsErasedAfterTheEnd() {
        Duo duo = aDuo();
        String id = duo.talk();
        duo.part();
        stage.host().erase(duo.provider()).expect(204);
        duo.trainee().conversation(id).refused(403, "conversation_archived");
        duo.trainee().read(id).refused(403, "conversation_archived");
        assertThat(duo.trainee().conversations().number("/count")).isZero();
    }

    @Test
    void labelsShouldBeTheConfiguredOnes() {
        Rules studio = new Rules(StartPolicy.PROVIDER, RateLimit.DEFAULT, new Labels("Artist", "Client"));
        Duo duo = aDuo();
        String id = duo.talk();
        try (Stage node = new Stage(store, studio)) {
            assertThat(node.as(duo.provider()).me().text("/labels/provider")).isEqualTo("Artist");
            duo.part();
            assertThat(node.as(duo.provider()).conversation(id).text("/counterpart/label"))
                    .isEqualTo("[Client Removed]");
            assertThat(node.as(duo.provider()).conversation(id).text("/counterpart/name"))
                    .isEqualTo("Ben Okafor");
            stage.host().erase(duo.customer()).expect(204);
            assertThat(node.as(duo.provider()).messages(id).text("/results/0/sender/name"))
                    .isEqualTo("Ana Ruiz");
            assertThat(node.as(duo.provider()).conversation(id).text("/customer/name"))
                    .isEqualTo("[Client Removed]");
        }
    }

    @Test
    void erasureShouldTakeThePictureAndLeaveWhatWasWritten() {
        Duo duo = aDuo();
        put(duo.customer(), "{\"name\":\"Ben\",\"role\":\"customer\",\"avatar_url\":\"https://x.example/b.png\"}")
                .expect(200);
        String id = duo.talk();
        UUID name = UUID.randomUUID();
        duo.trainee().send(id, "Remember me", name).expect(201);
        assertThat(duo.trainer().conversation(id).text("/counterpart/avatar_url"))
                .isEqualTo("https://x.example/b.png");
        stage.host().erase(duo.customer()).expect(204);
        Reply kept = duo.trainer().conversation(id).expect(200);
        assertThat(kept.body().toString()).doesNotContain(duo.customer(), "b.png", "\"Ben\"");
        Reply history = duo.trainer().messages(id).expect(200);
        assertThat(history.results("/content")).containsExactly("Remember me", "Welcome!");
        assertThat(history.isNull("/results/0/sender/id")).isTrue();
        duo.trainer().start(duo.customer(), "Hi").refused(403, "no_relationship");
        assertThat(duo.trainer().contacts().number("/count")).isZero();
    }

    @Test
    void contactsShouldBeFoundByAnyPartOfTheName() {
        Duo duo = aDuo();
        for (String name : List.of("Zoë 100%", "under_score", "Adam")) {
            String id = duo.customer() + "-" + UUID.randomUUID();
            stage.customer(id, name);
            stage.host().relate(duo.provider(), id).expect(201);
        }
        Client trainer = duo.trainer();
        assertThat(trainer.contacts().results("/member/name"))
                .containsExactly("Adam", "Ben Okafor", "under_score", "Zoë 100%");
        assertThat(trainer.get("contacts/?q=OKA").results("/member/name")).containsExactly("Ben Okafor");
        assertThat(trainer.get("contacts/?q=%25").results("/member/name")).containsExactly("Zoë 100%");
        assertThat(trainer.get("contacts/?q=_").results("/member/name")).containsExactly("under_score");
        assertThat(trainer.get("contacts/?q=ZO%C3%8B").results("/member/name")).containsExactly("Zoë 100%");
        assertThat(trainer.get("contacts/?q=a%20").results("/member/name")).isEmpty();
        assertThat(trainer.get("contacts/?q=").number("/count")).isEqualTo(4);
        assertThat(trainer.get("contacts/?q=A&q=B")
                        .refused(400, "invalid_request")
                        .text("/field"))
                .isEqualTo("q");
    }

    @Test
    void aDeviceShouldBeWhosRegisteredItLast() {
        Duo duo = aDuo();
        Duo other = aDuo();
        String token = duo.customer() + ":a%2Fb";
        String path = "/api/messaging/devices/" + token + "/";
        duo.trainee().request("PUT", path, "{\"platform\":\"android\"}").expect(204);
        duo.trainee().request("PUT", path, "{\"platform\":\"ios\"}").expect(204);
        String id = duo.talk();
        assertThat(pushed()).endsWith(duo.customer() + ":a/b");
        other.trainee().request("PUT", path, "{\"platform\":\"web\"}").expect(204);
        int before = pushed().size();
        duo.trainer().send(id, "Hi").expect(201);
        assertThat(pushed()).hasSize(before);
        duo.trainee().request("DELETE", path, "").expect(204);
        other.talk();
        assertThat(pushed()).hasSize(before + 1);
        other.trainee().request("DELETE", path, "").expect(204);
        other.trainer().start(other.customer(), "Hi").expect(200);
        assertThat(pushed()).hasSize(before + 1);
        assertThat(duo.trainee()
                        .request("PUT", path, "{\"platform\":\"pager\"}")
                        .refused(400, "invalid_request")
                        .text("/field"))
                .isEqualTo("platform");
    }

    private List<String> pushed() {
        return stage.pushes().sent().stream()
                .map(Sent::devices)
                .map(devices -> devices.get(0).token().value())
                .toList();
    }

    @Test
    void whoStaffAndServiceAreShouldTakePartInNothing() {
        Duo duo = aDuo();
        String id = duo.talk();
        for (Client staff : List.of(stage.admin(), stage.host())) {
            staff.conversation(id).refused(404, "conversation_not_found");
            staff.messages(id).refused(404, "conversation_not_found");
            staff.read(id).refused(404, "conversation_not_found");
            staff.start(duo.customer(), "Hi").expect(403);
            staff.device("staff-phone").expect(403);
            assertThat(staff.conversations().number("/count")).isZero();
            assertThat(staff.contacts().number("/count")).isZero();
        }
    }

    @Test
    void aRefusalShouldBeTheFirstOfThoseThatApply() {
        Duo duo = aDuo();
        String id = duo.talk();
        UUID name = UUID.randomUUID();
        duo.trainer().send(id, "Hi", name).expect(201);
        String path = "/api/messaging/conversations/" + id + "/send/";
        stage.withoutToken().request("POST", path, "no JSON").refused(401, "unauthenticated");
        stage.impersonating(aDuo().provider()).request("POST", path, "no JSON").refused(404, "conversation_not_found");
        duo.part();
        duo.seenTrainer().request("POST", path, "no JSON").refused(403, "impersonation_read_only");
        duo.trainer().request("POST", path, "no JSON").refused(403, "conversation_archived");
        duo.trainer().send(id, " ").refused(403, "conversation_archived");
        duo.trainer().send(id, "Hi", name).refused(403, "conversation_archived");
        duo.relate();
        duo.trainer().send(id, " ", name).refused(400, "content_blank");
        for (int i = 3; i <= 30; i++) {
            duo.trainer().send(id, "message " + i).expect(201);
        }
        duo.trainer().send(id, "Hello", name).refused(409, "client_message_id_reused");
        duo.trainer().send(id, "Hi", name).expect(200);
        duo.trainer().send(id, " ").refused(400, "content_blank");
        duo.trainer().send(id, "one more").refused(429, "rate_limited");
    }
}
