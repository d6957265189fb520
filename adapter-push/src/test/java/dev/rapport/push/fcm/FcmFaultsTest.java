package dev.rapport.push.fcm;

import static dev.rapport.domain.push.PushOutcome.EXPIRED;
import static dev.rapport.domain.push.PushOutcome.FAILED;
import static dev.rapport.domain.push.PushOutcome.REFUSED;
import static dev.rapport.domain.push.PushOutcome.SENT;
import static dev.rapport.domain.push.PushOutcome.SUPERSEDED;
import static dev.rapport.domain.push.PushOutcome.UNREGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.testkit.fcm.FakeAnswer;
import dev.rapport.testkit.fcm.FakePush;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows when FCM does not take a push. */
class FcmFaultsTest extends Delivering {

    private static final String BAD_FIELD =
            "{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\",\"fieldViolations\":[{\"field\":\"%s\"}]}";

    static Stream<FakeAnswer> passingFaults() {
        return Stream.of(
                FakeAnswer.error(503, "UNAVAILABLE"),
                FakeAnswer.error(503, "UNAVAILABLE", "UNAVAILABLE"),
                FakeAnswer.error(500, "INTERNAL"),
                FakeAnswer.error(500, "INTERNAL", "INTERNAL"),
                FakeAnswer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"),
                FakeAnswer.error(429, "RESOURCE_EXHAUSTED"),
                FakeAnswer.error(501, "UNIMPLEMENTED"),
                FakeAnswer.raw(502, "<html>Bad gateway</html>"),
                FakeAnswer.raw(500, ""),
                FakeAnswer.raw(408, ""),
                FakeAnswer.raw(200, "<html>Sign in</html>"),
                FakeAnswer.raw(400, "{\"error\":"),
                FakeAnswer.raw(200, "{\"name\":\"" + "x".repeat(FcmLimits.MAX_ANSWER_BYTES) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPassingFaultShouldBeTriedAgainOnceForEachRest(FakeAnswer fault) throws Exception {
        delivery.fcm.next(fault, fault);
        delivery.push(1, delivery.aDevice());
        delivery.awaitRest();
        assertThat(delivery.fcm.pushes()).hasSize(1);
        delivery.later.advance(FcmLimits.FIRST_REST);
        delivery.fcm.await(2);
        delivery.awaitRest();
        assertThat(delivery.fcm.pushes()).hasSize(2);
        delivery.later.advance(FcmLimits.FIRST_REST.multipliedBy(2));
        delivery.awaitOutcomes(SENT);
        assertThat(delivery.fcm.pushes()).hasSize(3).extracting(FakePush::body).containsOnly(body());
    }

    private String body() {
        return delivery.fcm.pushes().get(0).body();
    }

    @ParameterizedTest
    @MethodSource("retryAfter")
    void fcmShouldBeLeftAloneForAsLongAsItAsks(FakeAnswer fault) {
        delivery.fcm.next(fault.with("Retry-After", "90"));
        delivery.push(1, delivery.aDevice());
        delivery.awaitRest();
        delivery.later.advance(Duration.ofSeconds(90).minusMillis(1));
        assertThat(delivery.later.waiting()).isEqualTo(1);
        assertThat(delivery.fcm.pushes()).hasSize(1);
        delivery.later.advance(Duration.ofMillis(1));
        delivery.awaitOutcomes(SENT);
    }

    static Stream<FakeAnswer> retryAfter() {
        return Stream.of(
                FakeAnswer.error(503, "UNAVAILABLE"),
                FakeAnswer.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"),
                FakeAnswer.error(429, "RESOURCE_EXHAUSTED"));
    }

    @Test
    void aFaultThatDoesNotPassShouldBeGivenUp() {
        delivery.fcm.always(FakeAnswer.error(500, "INTERNAL"));
        delivery.push(1, delivery.aDevice());
        for (int attempt = 1; attempt < FcmLimits.MAX_ATTEMPTS; attempt++) {
            delivery.awaitRest();
            assertThat(delivery.fcm.pushes()).hasSize(attempt);
            delivery.later.advance(FcmLimits.LONGEST_REST);
        }
        delivery.awaitOutcomes(FAILED);
        assertThat(delivery.fcm.pushes()).hasSize(FcmLimits.MAX_ATTEMPTS);
        assertThat(delivery.sender.waiting()).isZero();
        assertThat(delivery.logged.lines()).singleElement().asString().contains("5 attempts", "HTTP 500");
    }

    @Test
    void whatWouldBeTooLateShouldNotBeTriedAgain() {
        delivery.fcm.always(FakeAnswer.error(503, "UNAVAILABLE").with("Retry-After", "3600"));
        delivery.push(1, delivery.aDevice());
        delivery.awaitOutcomes(EXPIRED);
        assertThat(delivery.later.waiting()).isZero();
    }

    @Test
    void whatHasWaitedTooLongShouldNotBeSent() throws Exception {
        delivery.fcm.next(FakeAnswer.taken().hanging());
        Device phone = delivery.aDevice();
        delivery.push(1, phone);
        delivery.push(2, phone);
        delivery.fcm.await(1);
        delivery.clock.advance(FcmLimits.MAX_AGE);
        delivery.fcm.release();
        delivery.awaitOutcomes(SENT, EXPIRED);
        assertThat(delivery.fcm.pushes()).hasSize(1);
    }

    @Test
    void afterAFaultOnlyTheNewestMessageShouldBeTried() {
        delivery.fcm.next(FakeAnswer.error(503, "UNAVAILABLE"));
        Device phone = delivery.aDevice();
        delivery.push(1, phone);
        delivery.awaitRest();
        delivery.push(2, phone);
        delivery.push(3, phone);
        assertThat(delivery.fcm.pushes()).hasSize(1);
        delivery.later.advance(FcmLimits.FIRST_REST);
        delivery.awaitOutcomes(SUPERSEDED, SUPERSEDED, SENT);
        assertThat(delivery.fcm.pushes()).extracting(FakePush::seq).containsExactly(1L, 3L);
    }

    @Test
    void aDeviceThatFcmDoesNotKnowShouldBeForgotten() {
        delivery.fcm.next(FakeAnswer.unregistered());
        Device gone = delivery.aDevice();
        Device phone = delivery.aDevice();
        delivery.push(1, gone);
        delivery.awaitOutcomes(UNREGISTERED);
        assertThat(delivery.devices.of(delivery.ben)).containsExactly(phone);
    }

    @Test
    void aDeviceThatWasRegisteredAgainShouldStay() throws Exception {
        delivery.fcm.next(FakeAnswer.unregistered().hanging());
        Device old = delivery.aDevice();
        delivery.push(1, old);
        delivery.fcm.await(1);
        delivery.devices.register(old.token(), delivery.ben, Platform.IOS);
        delivery.fcm.release();
        delivery.awaitOutcomes(UNREGISTERED);
        assertThat(delivery.devices.of(delivery.ben))
                .singleElement()
                .satisfies(device -> assertThat(device.token()).isEqualTo(old.token()));
    }

    static Stream<FakeAnswer> badTokens() {
        return Stream.of(
                FakeAnswer.error(
                        400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "planted", BAD_FIELD.formatted("message.token")),
                FakeAnswer.error(
                        400,
                        "INVALID_ARGUMENT",
                        "INVALID_ARGUMENT",
                        "The registration token is not a valid FCM registration token",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void whatWasNeverATokenShouldBeForgotten(FakeAnswer refusal) {
        delivery.fcm.next(refusal);
        delivery.push(1, delivery.aDevice());
        delivery.awaitOutcomes(UNREGISTERED);
        assertThat(delivery.devices.of(delivery.ben)).isEmpty();
    }

    static Stream<FakeAnswer> refusals() {
        return Stream.of(
                FakeAnswer.error(
                        400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "planted", BAD_FIELD.formatted("message.data")),
                FakeAnswer.error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"),
                FakeAnswer.error(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH"),
                FakeAnswer.error(401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR"),
                FakeAnswer.error(401, "UNAUTHENTICATED"),
                FakeAnswer.error(403, "PERMISSION_DENIED"),
                FakeAnswer.error(404, "NOT_FOUND"),
                FakeAnswer.raw(404, "<html>No such page</html>"),
                FakeAnswer.raw(413, ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalShouldBeFinalAndCostNoDevice(FakeAnswer refusal) {
        delivery.fcm.next(refusal);
        Device phone = delivery.aDevice();
        delivery.push(1, phone);
        delivery.awaitOutcomes(REFUSED);
        assertThat(delivery.fcm.pushes()).hasSize(1);
        assertThat(delivery.later.waiting()).isZero();
        assertThat(delivery.devices.of(delivery.ben)).containsExactly(phone);
        assertThat(delivery.logged.lines()).singleElement().asString().startsWith("FCM refuses pushes");
    }

    @Test
    void refusalsShouldBeSaidOnceInAWhileAndNeverWithAToken() {
        Device phone = delivery.aDevice();
        FakeAnswer refusal = FakeAnswer.error(
                400,
                "INVALID_ARGUMENT",
                "INVALID_ARGUMENT",
                "cannot push to " + phone.token().value(),
                "");
        delivery.fcm.next(refusal, refusal, refusal, FakeAnswer.error(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH"));
        for (int seq = 1; seq <= 4; seq++) {
            delivery.push(seq, phone);
        }
        delivery.awaitOutcomes(REFUSED, REFUSED, REFUSED, REFUSED);
        assertThat(delivery.logged.lines())
                .containsExactly(
                        "FCM refuses pushes (INVALID_ARGUMENT): cannot push to [token]",
                        "FCM refuses pushes (SENDER_ID_MISMATCH): the token was made for another Firebase project than"
                                + " the service account's");
    }

    @Test
    void oneBadAnswerShouldHarmNoOtherPush() {
        Device bad = delivery.aDevice();
        Device good = delivery.aDevice();
        delivery.fcm.always(push -> push.token().equals(bad.token().value())
                ? FakeAnswer.error(400, "NO_STATUS_OF_THIS_WORLD")
                : FakeAnswer.taken());
        delivery.push(1, bad, good);
        delivery.awaitOutcomes(SENT);
        delivery.awaitRest();
    }

    static Stream<FakeAnswer> hanging() {
        return Stream.of(
                FakeAnswer.taken().hanging(),
                FakeAnswer.taken().hangingInTheBody(),
                FakeAnswer.error(500, "INTERNAL").hangingInTheBody());
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void whatHangsShouldBeBrokenOffAndTriedAgain(FakeAnswer answer) {
        Delivery impatient = instead(Delivery.bounded(100, Duration.ofMillis(300), Delivery.PATIENT));
        impatient.fcm.next(answer);
        impatient.push(1, impatient.aDevice());
        impatient.awaitRest();
        impatient.later.advance(FcmLimits.FIRST_REST);
        impatient.awaitOutcomes(SENT);
    }

    @Test
    void whatCannotBeReachedShouldBeTriedAgain() {
        delivery.fcm.close();
        delivery.push(1, delivery.aDevice());
        delivery.awaitRest();
    }

    @Test
    void aServiceAccountThatIsGoneShouldBeARefusal(@TempDir Path folder) {
        Delivery withAccount = instead(Delivery.withCredentials(folder));
        withAccount.fcm.answerTokenRequests(FakeAnswer.raw(400, "{\"error\":\"invalid_grant\"}"));
        withAccount.push(1, withAccount.aDevice());
        withAccount.awaitOutcomes(REFUSED);
        assertThat(withAccount.fcm.tokenRequests()).hasSize(1);
        assertThat(withAccount.fcm.pushes()).isEmpty();
        assertThat(withAccount.logged.lines()).singleElement().asString().contains("service account not accepted");
    }

    @Test
    void aTokenEndpointOutOfOrderShouldBeAPassingFault(@TempDir Path folder) {
        Delivery withAccount = instead(Delivery.withCredentials(folder));
        withAccount.fcm.answerTokenRequests(FakeAnswer.raw(503, ""));
        withAccount.push(1, withAccount.aDevice());
        withAccount.awaitRest();
        assertThat(withAccount.fcm.tokenRequests()).hasSize(1);
        assertThat(withAccount.fcm.pushes()).isEmpty();
    }

    @Test
    void anAccessTokenThatIsNotAcceptedShouldBeRenewed(@TempDir Path folder) {
        Delivery withAccount = instead(Delivery.withCredentials(folder));
        withAccount.fcm.next(FakeAnswer.error(401, "UNAUTHENTICATED"));
        withAccount.push(1, withAccount.aDevice());
        withAccount.awaitOutcomes(SENT);
        assertThat(withAccount.fcm.tokenRequests()).hasSize(2);
    }

    @Test
    void aDeviceThatCannotBeForgottenNowShouldBeForgottenNextTime() {
        delivery.fcm.always(FakeAnswer.unregistered());
        Device gone = delivery.aDevice();
        delivery.storeIsDown.set(true);
        delivery.push(1, gone);
        delivery.awaitOutcomes(UNREGISTERED);
        delivery.storeIsDown.set(false);
        assertThat(delivery.devices.of(delivery.ben)).containsExactly(gone);
        assertThat(delivery.logged.lines()).singleElement().asString().contains("planted");
        delivery.push(2, gone);
        delivery.awaitOutcomes(UNREGISTERED, UNREGISTERED);
        assertThat(delivery.devices.of(delivery.ben)).isEmpty();
    }
}
