package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testkit.memory.RecordingPushSender.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ticket's acceptance criteria, as far as REST shows them. */
abstract class TicketScenarios extends Scenarios {

    @Test
    void ac2TrainerShouldOpenAThreadWithAnyOfTheirTrainees() {
        stage.aTrainerWithATrainee();
        stage.customer("other", "Chiara Conti");
        stage.host().relate("trainer", "other").expect(201);

        Reply contacts = stage.as("trainer").contacts().expect(200);

        assertThat(contacts.results("/member/name")).containsExactly("Ben Okafor", "Chiara Conti");
        for (String trainee : contacts.results("/member/id")) {
            stage.as("trainer").start(trainee, "Hello!").expect(201);
        }
    }

    @Test
    void ac3TrainerShouldSeeConversationsByMostRecentMessage() {
        stage.provider("trainer", "Ana Ruiz");
        for (String trainee : List.of("a", "b", "c")) {
            stage.customer(trainee, "Trainee " + trainee);
            stage.host().relate("trainer", trainee).expect(201);
            stage.as("trainer").start(trainee, "Hello " + trainee).expect(201);
        }
        String ofA = stage.as("a").conversations().results("/id").get(0);
        stage.as("a").send(ofA, "Back again").expect(201);

        Reply list = stage.as("trainer").conversations().expect(200);

        assertThat(list.results("/counterpart/id")).containsExactly("a", "c", "b");
        assertThat(list.number("/count")).isEqualTo(3);
    }

    @Test
    void ac4And6BothShouldSendAndReadInOrder() {
        String id = stage.aConversation();
        stage.as("trainee").send(id, "Thank you").expect(201);
        stage.as("trainer").send(id, "How was the run?").expect(201);

        Reply messages = stage.as("trainee").messages(id).expect(200);

        assertThat(messages.results("/content")).containsExactly("How was the run?", "Thank you", "Welcome!");
        assertThat(messages.results("/seq")).containsExactly("3", "2", "1");
        assertThat(messages.results("/is_own")).containsExactly("false", "true", "false");
        assertThat(messages.results("/sender/name")).containsExactly("Ana Ruiz", "Ben Okafor", "Ana Ruiz");
    }

    @Test
    void ac5TraineeShouldSeeTheirConversation() {
        String id = stage.aConversation();

        Reply list = stage.as("trainee").conversations().expect(200);

        assertThat(list.results("/id")).containsExactly(id);
        assertThat(list.results("/counterpart/name")).containsExactly("Ana Ruiz");
        assertThat(list.results("/can_send")).containsExactly("true");
    }

    @Test
    void ac8UnreadCountShouldFollowSendsAndReads() {
        String id = stage.aConversation();
        stage.as("trainer").send(id, "One more").expect(201);
        assertThat(stage.as("trainee").unread()).isEqualTo(2);
        assertThat(stage.as("trainer").unread()).isZero();

        Reply read = stage.as("trainee").read(id, 1).expect(200);

        assertThat(read.number("/marked")).isEqualTo(1);
        assertThat(read.number("/unread_count")).isEqualTo(1);
        assertThat(stage.as("trainee").unread()).isEqualTo(1);
        stage.as("trainee").read(id).expect(200);
        assertThat(stage.as("trainee").unread()).isZero();
    }

    @Test
    void ac9RecipientsDevicesShouldBeNotified() {
        String id = stage.aConversation();
        stage.as("trainee").device("phone-of-ben").expect(204);
        stage.as("trainer").send(id, "Line one\nline two").expect(201);
        stage.as("trainee").send(id, "No push to myself").expect(201);

        assertThat(stage.pushes().sent()).hasSize(1);
        Sent sent = stage.pushes().sent().get(0);
        assertThat(sent.notification().title()).isEqualTo("Ana Ruiz");
        assertThat(sent.notification().body().value()).isEqualTo("Line one line two");
        assertThat(sent.notification().unreadTotal()).isEqualTo(2);
        assertThat(sent.devices()).extracting(device -> device.token().value()).containsExactly("phone-of-ben");
    }

    @Test
    void ac10HistoryShouldComeInPagesOfTwenty() {
        String id = stage.aConversation();
        for (int i = 2; i <= 45; i++) {
            stage.as(i % 2 == 0 ? "trainer" : "trainee")
                    .send(id, "message " + i)
                    .expect(201);
        }
        Reply first = stage.as("trainee").messages(id).expect(200);
        Reply second = stage.as("trainee").get(first.text("/next")).expect(200);
        Reply third = stage.as("trainee").get(second.text("/next")).expect(200);

        assertThat(first.number("/count")).isEqualTo(45);
        assertThat(first.results("/seq")).hasSize(20).startsWith("45").endsWith("26");
        assertThat(second.results("/seq")).hasSize(20).startsWith("25").endsWith("6");
        assertThat(third.results("/seq")).containsExactly("5", "4", "3", "2", "1");
        assertThat(third.isNull("/next")).isTrue();
        assertThat(first.isNull("/previous")).isTrue();
        assertThat(stage.as("trainee").get(third.text("/previous")).results("/seq"))
                .isEqualTo(second.results("/seq"));
    }

    @Test
    void ac11ListShouldShowPreviewTimeUnreadCountAndName() {
        String id = stage.aConversation();
        String at = stage.as("trainer")
                .send(id, "First line\r\n\u2028second " + "x".repeat(200))
                .expect(201)
                .text("/created_at");

        Reply list = stage.as("trainee").conversations().expect(200);

        String preview = list.text("/results/0/last_message_preview");
        assertThat(preview).startsWith("First line second x").hasSize(100);
        assertThat(list.text("/results/0/last_message_at")).isEqualTo(at).matches("....-..-..T..:..:..\\.\\d{6}Z");
        assertThat(list.number("/results/0/unread_count")).isEqualTo(2);
        assertThat(list.text("/results/0/counterpart/name")).isEqualTo("Ana Ruiz");
    }

    @Test
    void ac12NobodyElseShouldLearnThatAConversationExists() {
        String id = stage.aConversation();
        stage.provider("stranger", "Farid Haddad");
        for (Client nobody : List.of(
                stage.as("stranger"),
                stage.as("unknown"),
                stage.admin(),
                stage.host(),
                stage.impersonating("stranger"))) {
            nobody.conversation(id).refused(404, "conversation_not_found");
            nobody.messages(id).refused(404, "conversation_not_found");
            nobody.send(id, "Let me in").refused(404, "conversation_not_found");
            nobody.read(id).refused(404, "conversation_not_found");
            assertThat(nobody.conversations().expect(200).number("/count")).isZero();
            assertThat(nobody.unread()).isZero();
        }
    }

    @Test
    void ac13MessagesShouldOutliveTheNodeThatTookThem() {
        String id = stage.aConversation();
        stage.close();

        assertThat(node(unlimited()).as("trainee").messages(id).expect(200).results("/content"))
                .containsExactly("Welcome!");
    }

    @Test
    void ac16TextShouldBeKeptAsWrittenUpToTwoThousandCodePoints() {
        String id = stage.aConversation();
        String longest = "💪".repeat(2000);

        assertThat(stage.as("trainer").send(id, longest).expect(201).text("/content"))
                .isEqualTo(longest);
        Reply refused = stage.as("trainer").send(id, longest + "!").refused(400, "content_too_long");
        assertThat(refused.number("/max_length")).isEqualTo(2000);
        assertThat(refused.number("/length")).isEqualTo(2001);
        String markup = "<b>\tnot bold</b>\n\n& <script>alert(1)</script>";
        assertThat(stage.as("trainer").send(id, markup).expect(201).text("/content"))
                .isEqualTo(markup);
    }

    @Test
    void ac19FirstMessageShouldMakeTheConversationAndTheNextFindIt() {
        stage.aTrainerWithATrainee();
        assertThat(stage.as("trainer").contacts().results("/conversation_id")).containsExactly("null");

        Reply first = stage.as("trainer").start("trainee", "Hello").expect(201);
        Reply second = stage.as("trainer").start("trainee", "And welcome").expect(200);

        assertThat(first.truth("/created")).isTrue();
        assertThat(second.truth("/created")).isFalse();
        assertThat(second.text("/conversation/id")).isEqualTo(first.text("/conversation/id"));
        assertThat(second.number("/message/seq")).isEqualTo(2);
        assertThat(stage.as("trainer").contacts().results("/conversation_id"))
                .containsExactly(first.text("/conversation/id"));
    }

    @Test
    void ac20SenderShouldSeeWhatWasRead() {
        String id = stage.aConversation();
        stage.as("trainer").send(id, "Read me too").expect(201);
        Reply read = stage.as("trainee").read(id, 1).expect(200);

        Reply messages = stage.as("trainer").messages(id).expect(200);

        assertThat(messages.results("/is_read")).containsExactly("false", "true");
        assertThat(messages.results("/read_at")).containsExactly("null", read.text("/read_at"));
        assertThat(stage.as("trainer").conversation(id).number("/counterpart_read_seq"))
                .isEqualTo(1);
        stage.as("trainee").read(id).expect(200);
        assertThat(stage.as("trainer").messages(id).results("/read_at").get(1))
                .as("a later mark does not change when it was read")
                .isEqualTo(read.text("/read_at"));
    }
}
