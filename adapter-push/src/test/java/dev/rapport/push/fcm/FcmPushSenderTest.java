package dev.rapport.push.fcm;

import static dev.rapport.domain.push.PushOutcome.DROPPED;
import static dev.rapport.domain.push.PushOutcome.SENT;
import static dev.rapport.domain.push.PushOutcome.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.contract.PushSenderContract;
import dev.rapport.testkit.contract.Together;
import dev.rapport.testkit.fcm.FakeAccount;
import dev.rapport.testkit.fcm.FakeAnswer;
import dev.rapport.testkit.fcm.FakeFcm;
import dev.rapport.testkit.fcm.FakePush;
import dev.rapport.testkit.memory.SequentialIds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out, in which order, and that nobody waits for it (AC-9; contract, section 7). */
class FcmPushSenderTest extends Delivering implements PushSenderContract {

    @Override
    public PushSender sender() {
        return delivery.sender;
    }

    @Test
    void aPushShouldSayAllThatTheContractSays() throws Exception {
        PushNotification news = Delivery.news(42);
        Device device = delivery.aDevice();
        delivery.sender.send(news, List.of(device));
        FakePush push = delivery.fcm.await(1).get(0);
        String conversation = news.conversation().toString();

        assertThat(push.path()).isEqualTo("/v1/projects/rapport/messages:send");
        assertThat(push.authorization()).isEmpty();
        JsonObject message =
                JsonParser.parseString(push.body()).getAsJsonObject().getAsJsonObject("message");
        assertThat(message.get("token").getAsString()).isEqualTo(device.token().value());
        assertThat(message.get("notification"))
                .isEqualTo(JsonParser.parseString("{\"title\":\"Ana Ruiz\",\"body\":\"Message 42\"}"));
        assertThat(message.get("data"))
                .isEqualTo(JsonParser.parseString(
                        "{\"conversation_id\":\"%s\",\"message_id\":\"%s\",\"seq\":\"42\",\"unread_count\":\"43\"}"
                                .formatted(conversation, news.message())));
        JsonObject android = message.getAsJsonObject("android");
        assertThat(android.get("collapse_key").getAsString()).isEqualTo(conversation);
        assertThat(android.get("priority").getAsString()).isEqualTo("high");
        assertThat(android.getAsJsonObject("notification").get("tag").getAsString())
                .isEqualTo(conversation);
        JsonObject apns = message.getAsJsonObject("apns");
        assertThat(apns.getAsJsonObject("headers").get("apns-collapse-id").getAsString())
                .isEqualTo(conversation)
                .hasSizeLessThanOrEqualTo(64);
        assertThat(apns.getAsJsonObject("payload")
                        .getAsJsonObject("aps")
                        .get("badge")
                        .getAsInt())
                .isEqualTo(43);
        JsonObject webpush = message.getAsJsonObject("webpush");
        assertThat(webpush.getAsJsonObject("headers").get("Topic").getAsString())
                .isEqualTo(conversation.replace("-", ""))
                .matches("[A-Za-z0-9_-]{1,32}");
        assertThat(webpush.getAsJsonObject("notification").get("tag").getAsString())
                .isEqualTo(conversation);
        delivery.awaitOutcomes(SENT);
    }

    @Test
    void aServiceAccountShouldPushForItsProjectWithATokenForMessagingAlone(@TempDir Path folder) throws Exception {
        Delivery withAccount = instead(Delivery.withCredentials(folder));
        Device phone = withAccount.aDevice();
        withAccount.push(1, phone);
        withAccount.awaitOutcomes(SENT);
        withAccount.push(2, phone);
        withAccount.awaitOutcomes(SENT, SENT);

        assertThat(withAccount.fcm.pushes()).allSatisfy(push -> {
            assertThat(push.path()).isEqualTo("/v1/projects/" + FakeAccount.PROJECT + "/messages:send");
            assertThat(push.authorization()).hasValue("Bearer " + FakeFcm.ACCESS_TOKEN);
        });
        assertThat(withAccount.fcm.tokenRequests())
                .singleElement()
                .satisfies(request ->
                        assertThat(scopes(request)).isEqualTo("https://www.googleapis.com/auth/firebase.messaging"));
    }

    private static String scopes(String tokenRequest) {
        String assertion =
                URLDecoder.decode(tokenRequest, StandardCharsets.UTF_8).split("assertion=")[1];
        byte[] claims = Base64.getUrlDecoder().decode(assertion.split("\\.")[1]);
        return JsonParser.parseString(new String(claims, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .get("scope")
                .getAsString();
    }

    @Test
    void eachDeviceShouldGetItsOwn() throws Exception {
        List<Device> devices = Stream.generate(delivery::aDevice).limit(5).toList();
        delivery.sender.send(Delivery.news(1), devices);
        assertThat(delivery.fcm.await(5))
                .extracting(FakePush::token)
                .containsExactlyInAnyOrderElementsOf(
                        devices.stream().map(device -> device.token().value()).toList());
    }

    @Test
    void everyMessageShouldGoOutOnceAndInItsOrder() {
        Device phone = delivery.aDevice();
        Device tablet = delivery.aDevice();
        for (int seq = 1; seq <= 30; seq++) {
            delivery.push(seq, phone, tablet);
        }
        delivery.awaitOutcomes(Collections.nCopies(60, SENT));
        List<Long> inOrder = LongStream.rangeClosed(1, 30).boxed().toList();
        assertThat(seqsTo(phone)).isEqualTo(inOrder);
        assertThat(seqsTo(tablet)).isEqualTo(inOrder);
    }

    @Test
    void manyConversationsShouldGoOutAtOnce() throws Exception {
        delivery.fcm.always(FakeAnswer.taken().hanging());
        Device phone = delivery.aDevice();
        SequentialIds ids = new SequentialIds();
        for (int i = 0; i < FcmLimits.MAX_REQUESTS; i++) {
            delivery.sender.send(Delivery.news(ids.nextConversationId(), 1), List.of(phone));
        }
        delivery.fcm.await(FcmLimits.MAX_REQUESTS);
        delivery.fcm.release();
        delivery.awaitOutcomes(Collections.nCopies(FcmLimits.MAX_REQUESTS, SENT));
    }

    @Test
    void anOlderMessageShouldNotFollowANewerOne() {
        Device phone = delivery.aDevice();
        delivery.push(7, phone);
        delivery.awaitOutcomes(SENT);
        delivery.push(6, phone);
        delivery.awaitOutcomes(SENT, SUPERSEDED);
        delivery.push(8, phone);
        delivery.awaitOutcomes(SENT, SUPERSEDED, SENT);
        assertThat(seqsTo(phone)).containsExactly(7L, 8L);
    }

    @Test
    void nobodyShouldWaitWhileFcmHolds() throws Exception {
        Delivery small = instead(Delivery.bounded(100, Delivery.PATIENT, Delivery.PATIENT));
        small.fcm.always(FakeAnswer.taken().hanging());
        Device phone = small.aDevice();
        ConversationId other = new SequentialIds().nextConversationId();
        small.push(1, phone);
        small.fcm.await(1);
        Together.times(8, number -> {
            for (int i = 0; i < 100; i++) {
                small.sender.send(Delivery.news(other, 1), List.of(phone));
                small.sender.send(news(number, i), List.of(phone));
            }
            return true;
        });

        assertThat(small.sender.waiting()).isEqualTo(100);
        assertThat(small.tally.outcomes()).doesNotContain(SENT).contains(DROPPED);
        small.fcm.release();
        Eventually.until("all that fitted is sent", () -> Collections.frequency(small.tally.outcomes(), SENT) == 100);
    }

    /** Of a conversation that no other has. */
    private static PushNotification news(int sender, int number) {
        SequentialIds ids = new SequentialIds();
        IntStream.rangeClosed(0, sender * 100 + number).forEach(i -> ids.nextConversationId());
        return Delivery.news(ids.nextConversationId(), 1);
    }

    @Test
    void whatWaitsShouldGoOutWhenTheServerStops() {
        Device phone = delivery.aDevice();
        for (int seq = 1; seq <= 10; seq++) {
            delivery.push(seq, phone);
        }
        delivery.sender.close();
        delivery.awaitOutcomes(Collections.nCopies(10, SENT));
        delivery.push(11, phone);
        assertThat(delivery.tally.outcomes()).endsWith(DROPPED).hasSize(11);
    }

    @Test
    void whatRestsShouldGetItsLastChanceWhenTheServerStops() {
        delivery.fcm.next(FakeAnswer.error(503, "UNAVAILABLE").with("Retry-After", "60"));
        Device phone = delivery.aDevice();
        delivery.push(1, phone);
        delivery.awaitRest();
        delivery.sender.close();
        delivery.awaitOutcomes(SENT);
    }

    @Test
    void whatFailsOnceMoreShouldNotHoldTheServer() {
        delivery.fcm.always(FakeAnswer.error(503, "UNAVAILABLE"));
        delivery.push(1, delivery.aDevice());
        delivery.awaitRest();
        delivery.sender.close();
        delivery.awaitOutcomes(DROPPED);
    }

    @Test
    void aFcmThatHoldsShouldNotHoldTheServerThatStops() throws Exception {
        Delivery hurried = instead(Delivery.bounded(100, Delivery.PATIENT, Duration.ofMillis(50)));
        hurried.fcm.always(FakeAnswer.taken().hanging());
        Device phone = hurried.aDevice();
        hurried.push(1, phone);
        hurried.push(2, phone);
        hurried.fcm.await(1);
        hurried.sender.close();
        assertThat(hurried.tally.outcomes()).containsExactly(DROPPED, DROPPED);
    }

    private List<Long> seqsTo(Device device) {
        return delivery.fcm.pushes().stream()
                .filter(push -> push.token().equals(device.token().value()))
                .map(FakePush::seq)
                .toList();
    }
}
