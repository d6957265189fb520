package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.application.Rules;
import dev.rapport.http.security.Hs256Verifier;
import dev.rapport.http.security.TokenSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who is asking: the contract's section 2. */
abstract class ViewerScenarios extends ContractScenarios {

    private static final Algorithm OURS = Algorithm.HMAC256(Stage.SECRET);

    private static JWTCreator.Builder anHour() {
        return JWT.create().withExpiresAt(Instant.now().plusSeconds(3600));
    }

    private Client with(UnaryOperator<JWTCreator.Builder> claims) {
        return stage.bearing(claims.apply(anHour()).sign(OURS));
    }

    private Client expiring(String member, int seconds) {
        return stage.bearing(JWT.create()
                .withSubject(member)
                .withExpiresAt(Instant.now().plusSeconds(seconds))
                .sign(OURS));
    }

    @Test
    void onlyTheConfiguredAlgorithmShouldBeAccepted() {
        String member = aDuo().provider();
        List<Algorithm> others = List.of(
                Algorithm.none(),
                Algorithm.HMAC384(Stage.SECRET),
                Algorithm.HMAC512(Stage.SECRET),
                Algorithm.HMAC256("another secret of thirty-two bytes"));
        for (Algorithm other : others) {
            stage.bearing(anHour().withSubject(member).sign(other)).me().refused(401, "unauthenticated");
        }
        with(token -> token.withSubject(member)).me().expect(200);
    }

    @Test
    void whatIsNoTokenShouldNotBeTakenForOne() {
        String good = anHour().withSubject(aDuo().provider()).sign(OURS);
        stage.withoutToken().me().refused(401, "unauthenticated");
        for (String bad : List.of("x", good + "x", good.substring(0, good.length() - 4), good.replace('.', '-'))) {
            stage.bearing(bad).me().refused(401, "unauthenticated");
        }
        byte[] nothing = {};
        for (String header : List.of("Basic " + good, good, "Bearer", "Bearer " + good + " " + good)) {
            stage.withoutToken()
                    .exchange("GET", "/api/messaging/me/", Map.of("Authorization", header), nothing)
                    .refused(401, "unauthenticated");
        }
        stage.withoutToken().get("me/?token=" + good).refused(401, "unauthenticated");
    }

    @Test
    void expShouldBeRequiredAndHaveThirtySecondsOfLeeway() {
        String member = aDuo().provider();
        stage.bearing(JWT.create().withSubject(member).sign(OURS)).me().refused(401, "unauthenticated");
        expiring(member, -20).me().expect(200);
        expiring(member, -31).me().refused(401, "token_expired");
        stage.bearing(JWT.create()
                        .withSubject(member)
                        .withExpiresAt(Instant.now().minusSeconds(100))
                        .sign(Algorithm.HMAC256("another secret of thirty-two bytes")))
                .me()
                .refused(401, "unauthenticated");
    }

    @Test
    void issuerAndAudienceShouldBeCheckedWhereConfigured() {
        Duo duo = aDuo();
        with(token -> token.withSubject(duo.provider()).withIssuer("anybody").withAudience("anybody"))
                .me()
                .expect(200);
        TokenSettings strict = new TokenSettings(Stage.SECRET, Optional.of("the-platform"), Optional.of("rapport"));
        try (Stage checking = new Stage(store, Rules.DEFAULT, given -> new Hs256Verifier(strict, Clock.systemUTC()))) {
            UnaryOperator<JWTCreator.Builder> ours =
                    token -> token.withSubject(duo.provider()).withIssuer("the-platform");
            checking.bearing(ours.apply(anHour())
                            .withAudience("other", "rapport")
                            .sign(OURS))
                    .me()
                    .expect(200);
            checking.bearing(ours.apply(anHour()).withAudience("other").sign(OURS))
                    .me()
                    .refused(401, "unauthenticated");
            checking.bearing(ours.apply(anHour()).sign(OURS)).me().refused(401, "unauthenticated");
            checking.bearing(ours.apply(anHour())
                            .withIssuer("another")
                            .withAudience("rapport")
                            .sign(OURS))
                    .me()
                    .refused(401, "unauthenticated");
        }
    }

    @Test
    void subShouldNameTheMemberAndElseUserId() {
        Duo duo = aDuo();
        stage.provider("4711", "Number");
        assertThat(with(token -> token.withClaim("user_id", duo.provider()))
                        .me()
                        .text("/member/id"))
                .isEqualTo(duo.provider());
        assertThat(with(token -> token.withClaim("user_id", 4711)).me().text("/member/id"))
                .isEqualTo("4711");
        assertThat(with(token -> token.withSubject(duo.customer()).withClaim("user_id", duo.provider()))
                        .me()
                        .text("/member/id"))
                .isEqualTo(duo.customer());
        with(token -> token).me().refused(401, "unauthenticated");
        with(token -> token.withSubject("no/id")).me().refused(401, "unauthenticated");
    }

    @Test
    void roleShouldBeMemberUnlessSaid() {
        Duo duo = aDuo();
        UnaryOperator<JWTCreator.Builder> trainer = token -> token.withSubject(duo.provider());
        assertThat(with(trainer).me().text("/role")).isEqualTo("member");
        assertThat(with(token -> trainer.apply(token).withClaim("role", "member"))
                        .me()
                        .text("/role"))
                .isEqualTo("member");
        assertThat(with(token -> trainer.apply(token).withClaim("role", "admin"))
                        .me()
                        .text("/role"))
                .isEqualTo("admin");
        with(token -> trainer.apply(token).withClaim("role", "root")).me().refused(401, "unauthenticated");
        String id = duo.talk();
        with(token -> trainer.apply(token).withClaim("role", "admin"))
                .conversation(id)
                .refused(404, "conversation_not_found");
        with(token -> trainer.apply(token).withClaim("role", "service"))
                .send(id, "Hi")
                .refused(404, "conversation_not_found");
    }

    @Test
    void anActorOrImpersonatingShouldMakeTheTokenReadOnly() {
        Duo duo = aDuo();
        String id = duo.talk();
        List<UnaryOperator<JWTCreator.Builder>> ways = List.of(
                token -> token.withClaim("impersonating", true).withClaim("impersonator_id", "boss"),
                token -> token.withClaim("impersonating", true),
                token -> token.withClaim("act", Map.of("sub", "boss")),
                token -> token.withClaim("act", Map.of("sub", "boss")).withClaim("impersonating", false));
        for (UnaryOperator<JWTCreator.Builder> way : ways) {
            Client seen = with(token -> way.apply(token.withSubject(duo.provider())));
            assertThat(seen.me().expect(200).truth("/is_impersonated")).isTrue();
            seen.send(id, "As you").refused(403, "impersonation_read_only");
        }
        Client self = with(token -> token.withSubject(duo.provider()).withClaim("impersonating", false));
        assertThat(self.me().truth("/is_impersonated")).isFalse();
        self.send(id, "As myself").expect(201);
    }

    @Test
    void anImpersonatedViewerShouldReadEverythingThatTheMemberMayRead() {
        Duo duo = aDuo();
        String id = duo.talk(3);
        Client self = duo.trainee();
        Client seen = duo.seenTrainee();

        assertThat(seen.messages(id).expect(200).body())
                .isEqualTo(self.messages(id).body());
        assertThat(seen.contacts().expect(200).body()).isEqualTo(self.contacts().body());
        assertThat(seen.unread()).isEqualTo(self.unread()).isEqualTo(3);
        assertThat(seen.me().body().at("/member")).isEqualTo(self.me().body().at("/member"));
        ObjectNode shown = (ObjectNode) seen.conversation(id).expect(200).body();
        assertThat(seen.conversations().expect(200).body().at("/results/0")).isEqualTo(shown);
        assertThat(shown.put("can_send", true).putNull("cannot_send_reason"))
                .isEqualTo(self.conversation(id).body());
    }

    @Test
    void anImpersonatedViewerShouldChangeNothingAtAll() {
        Duo duo = aDuo();
        String id = duo.talk();
        duo.trainer().device(duo.provider() + "-phone").expect(204);
        Client seen = duo.seenTrainer();
        String code = "impersonation_read_only";

        seen.start(duo.customer(), "As you").refused(403, code);
        seen.send(id, "As you").refused(403, code);
        seen.read(id).refused(403, code);
        duo.seenTrainee().read(id, 1).refused(403, code);
        seen.device("spy-phone").refused(403, code);
        seen.request("DELETE", "/api/messaging/devices/" + duo.provider() + "-phone/", "")
                .refused(403, code);

        assertThat(duo.trainee().messages(id).number("/count")).isEqualTo(1);
        duo.trainee().send(id, "Ring").expect(201);
        assertThat(stage.pushes().sent().stream()
                        .flatMap(sent -> sent.devices().stream())
                        .map(device -> device.token().value()))
                .contains(duo.provider() + "-phone")
                .doesNotContain("spy-phone");
    }

    @Test
    void readingWhileImpersonatedShouldLeaveNoTraceThatTheOtherSideCanSee() {
        Duo duo = aDuo();
        String id = duo.talk(3);
        var before = List.of(
                duo.trainer().conversation(id).body(),
                duo.trainer().messages(id).body());

        Client seen = duo.seenTrainee();
        seen.conversation(id).expect(200);
        seen.messages(id).expect(200);
        seen.conversations().expect(200);
        seen.read(id).expect(403);

        assertThat(List.of(
                        duo.trainer().conversation(id).body(),
                        duo.trainer().messages(id).body()))
                .isEqualTo(before);
        assertThat(duo.trainee().unread()).isEqualTo(3);
    }

    @Test
    void theBackEndSeenThroughShouldLookIntoTheDirectoryAndChangeNothing() {
        Duo duo = aDuo();
        Client seen = with(token ->
                token.withSubject("back-end").withClaim("role", "service").withClaim("impersonating", true));
        String code = "impersonation_read_only";

        seen.get("/api/directory/members/" + duo.provider() + "/").expect(200);
        seen.putMember(duo.provider(), "Somebody else", "provider").refused(403, code);
        seen.request("PUT", "/api/directory/members/x/", "no JSON").refused(403, code);
        seen.erase(duo.provider()).refused(403, code);
        seen.part(duo.provider(), duo.customer()).refused(403, code);
        seen.relate(duo.provider(), duo.customer()).refused(403, code);
        assertThat(duo.trainer().contacts().results("/member/id")).containsExactly(duo.customer());
    }
}
