package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ticket's edge cases and the contract's rules about ends, erasures and repeats, as far as REST shows them. */
abstract class EdgeCaseScenarios extends Scenarios {

    @Test
    void edgeCase1RemovedTraineeShouldBeShutOutAndTheTrainerKeepReading() {
        String id = stage.aConversation();
        stage.as("trainee").send(id, "My last words").expect(201);
        stage.host().part("trainer", "trainee").expect(204);

        stage.as("trainee").conversation(id).refused(403, "conversation_archived");
        stage.as("trainee").messages(id).refused(403, "conversation_archived");
        stage.as("trainee").send(id, "Hello?").refused(403, "conversation_archived");
        assertThat(stage.as("trainee").conversations().number("/count")).isZero();
        stage.as("trainer").send(id, "Hello?").refused(403, "conversation_archived");
        Reply kept = stage.as("trainer").conversation(id).expect(200);
        assertThat(kept.truth("/is_archived")).isTrue();
        assertThat(kept.truth("/can_send")).isFalse();
        assertThat(kept.text("/cannot_send_reason")).isEqualTo("conversation_archived");
        assertThat(kept.text("/counterpart/name")).isEqualTo("Ben Okafor");
        assertThat(kept.text("/counterpart/label")).isEqualTo("[Trainee Removed]");
        assertThat(stage.as("trainer").messages(id).results("/content")).containsExactly("My last words", "Welcome!");
        assertThat(stage.as("trainer").read(id).expect(200).number("/unread_count"))
                .isZero();
        stage.as("trainer").start("trainee", "Hello?").refused(403, "no_relationship");
    }

    @Test
    void rule3PairThatIsRelatedAgainShouldFindItsConversationOpen() {
        String id = stage.aConversation();
        stage.host().part("trainer", "trainee").expect(204);
        stage.host().relate("trainer", "trainee").expect(201);

        stage.as("trainee").send(id, "Back again").expect(201);
        Reply again = stage.as("trainer").start("trainee", "Good to see you").expect(200);

        assertThat(again.text("/conversation/id")).isEqualTo(id);
        assertThat(stage.as("trainee").messages(id).results("/content"))
                .containsExactly("Good to see you", "Back again", "Welcome!");
    }

    @Test
    void rule4WhatAnErasedTraineeWroteShouldStayUnderTheLabel() {
        String id = stage.aConversation();
        stage.as("trainee").send(id, "I was here").expect(201);
        stage.host().erase("trainee").expect(204);

        Reply kept = stage.as("trainer").conversation(id).expect(200);
        assertThat(kept.isNull("/counterpart/id")).isTrue();
        assertThat(kept.text("/counterpart/name")).isEqualTo("[Trainee Removed]");
        assertThat(kept.text("/counterpart/label")).isEqualTo("[Trainee Removed]");
        Reply messages = stage.as("trainer").messages(id).expect(200);
        assertThat(messages.results("/content")).containsExactly("I was here", "Welcome!");
        assertThat(messages.results("/sender/name")).containsExactly("[Trainee Removed]", "Ana Ruiz");
        assertThat(messages.results("/sender/side")).containsExactly("customer", "provider");
        stage.as("trainee").conversation(id).refused(404, "conversation_not_found");
        stage.as("trainee").me().refused(403, "unknown_member");
    }

    @Test
    void rule4TraineeShouldStillReadWhatAnErasedTrainerWrote() {
        String id = stage.aConversation();
        stage.host().erase("trainer").expect(204);

        Reply list = stage.as("trainee").conversations().expect(200);
        assertThat(list.results("/counterpart/name")).containsExactly("[Trainer Removed]");
        assertThat(stage.as("trainee").messages(id).results("/content")).containsExactly("Welcome!");
        assertThat(stage.as("trainee").unread()).isEqualTo(1);
        assertThat(stage.as("trainee").read(id).expect(200).number("/unread_count"))
                .isZero();
        stage.as("trainee").send(id, "Hello?").refused(403, "conversation_archived");
    }

    @Test
    void erasedIdThatComesBackShouldBeginANewConversation() {
        String old = stage.aConversation();
        stage.host().erase("trainee").expect(204);
        stage.customer("trainee", "Somebody else");
        assertThat(stage.as("trainee").conversations().number("/count")).isZero();
        stage.host().relate("trainer", "trainee").expect(201);

        String fresh = stage.as("trainer")
                .start("trainee", "Welcome, you too")
                .expect(201)
                .text("/conversation/id");

        assertThat(fresh).isNotEqualTo(old);
        assertThat(stage.as("trainee").conversations().results("/id")).containsExactly(fresh);
        stage.as("trainee").messages(old).refused(404, "conversation_not_found");
    }

    @Test
    void edgeCase3TimesShouldRiseWithSeq() {
        String id = stage.aConversation();
        for (int i = 0; i < 10; i++) {
            stage.as(i % 2 == 0 ? "trainee" : "trainer")
                    .send(id, "message " + i)
                    .expect(201);
        }
        List<String> times = stage.as("trainer")
                .get("conversations/" + id + "/messages/?after=0&limit=100")
                .results("/created_at");

        assertThat(times).hasSize(11).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void edgeCase4WhatWasMissedShouldBeCaughtUpBySeq() {
        String id = stage.aConversation();
        for (int i = 2; i <= 7; i++) {
            stage.as("trainer").send(id, "message " + i).expect(201);
        }
        Reply first = stage.as("trainee")
                .get("conversations/" + id + "/messages/?after=2&limit=3")
                .expect(200);
        Reply second = stage.as("trainee").get(first.text("/next")).expect(200);

        assertThat(first.results("/seq")).containsExactly("3", "4", "5");
        assertThat(second.results("/seq")).containsExactly("6", "7");
        assertThat(second.isNull("/next")).isTrue();
        assertThat(second.number("/count")).isEqualTo(7);
    }

    @Test
    void edgeCase5TextWithNothingToSeeShouldBeRefused() {
        String id = stage.aConversation();
        for (String nothing : List.of("", " \t\r\n ", "\u00a0\u3000", "\u200b\u2060\ufeff")) {
            stage.as("trainer").send(id, nothing).refused(400, "content_blank");
        }
        for (String broken : List.of("a\u0000b", "a\u0007b", "a\rb", "a\u0085b")) {
            stage.as("trainer").send(id, broken).refused(400, "content_invalid");
        }
        assertThat(stage.as("trainer").send(id, " \u2003 a\r\nb \n").expect(201).text("/content"))
                .isEqualTo("a\nb");
    }

    @Test
    void edgeCase7SomebodyWithoutARelationshipShouldReachNobody() {
        stage.provider("trainer", "Ana Ruiz");
        stage.customer("loner", "Ben Okafor");

        assertThat(stage.as("loner").conversations().expect(200).number("/count"))
                .isZero();
        assertThat(stage.as("loner").contacts().expect(200).number("/count")).isZero();
        stage.as("loner").start("trainer", "Hello").refused(403, "start_not_allowed");
        stage.as("trainer").start("loner", "Hello").refused(403, "no_relationship");
        stage.as("trainer").start("nobody", "Hello").refused(403, "no_relationship");
    }

    @Test
    void edgeCase8ThirtyFirstMessageInAMinuteShouldBeRefused() {
        String id = stage.aConversation();
        for (int i = 2; i <= 30; i++) {
            stage.as("trainer").send(id, "message " + i).expect(201);
        }
        Reply refused = stage.as("trainer").send(id, "too many").refused(429, "rate_limited");
        long seconds = refused.number("/retry_after_seconds");
        assertThat(seconds).isBetween(1L, 60L);
        assertThat(refused.retryAfter()).contains(Long.toString(seconds));
        stage.as("trainer").start("trainee", "too many").refused(429, "rate_limited");
        stage.as("trainee").send(id, "I may").expect(201);
        assertThat(stage.as("trainee").conversation(id).number("/last_seq")).isEqualTo(31);
    }

    @Test
    void edgeCase10ImpersonatedViewerShouldReadAndChangeNothing() {
        String id = stage.aConversation();
        stage.as("trainee").send(id, "Thank you").expect(201);
        Client support = stage.impersonating("trainer");

        assertThat(support.messages(id).expect(200).results("/content")).containsExactly("Thank you", "Welcome!");
        assertThat(support.me().expect(200).truth("/is_impersonated")).isTrue();
        Reply seen = support.conversation(id).expect(200);
        assertThat(seen.truth("/can_send")).isFalse();
        assertThat(seen.text("/cannot_send_reason")).isEqualTo("impersonation_read_only");
        support.send(id, "As if I were you").refused(403, "impersonation_read_only");
        support.send(id, "").refused(403, "impersonation_read_only");
        support.start("trainee", "As if I were you").refused(403, "impersonation_read_only");
        support.read(id).refused(403, "impersonation_read_only");
        support.device("my-phone").refused(403, "impersonation_read_only");
        assertThat(stage.as("trainer").unread()).isEqualTo(1);
        assertThat(stage.as("trainee").messages(id).results("/is_read")).containsExactly("false", "false");
    }

    @Test
    void rule1EitherSideShouldStartWhereThePlatformSaysSo() {
        stage.aTrainerWithATrainee();
        stage.as("trainee").start("trainer", "May I?").refused(403, "start_not_allowed");
        assertThat(stage.as("trainee").contacts().number("/count")).isZero();

        Stage open = node(eitherStarts());

        assertThat(open.as("trainee").contacts().results("/member/id")).containsExactly("trainer");
        open.as("trainee").start("trainer", "May I?").expect(201);
        stage.as("trainee").start("trainer", "Again").refused(403, "start_not_allowed");
        assertThat(stage.as("trainee").contacts().results("/member/id")).containsExactly("trainer");
    }

    @Test
    void rule7SendingTwiceShouldBeSendingOnce() {
        String id = stage.aConversation();
        UUID name = UUID.randomUUID();
        Reply first = stage.as("trainer").send(id, "Once", name).expect(201);

        assertThat(stage.as("trainer").send(id, " Once ", name).expect(200).body())
                .isEqualTo(first.body());
        stage.as("trainer").send(id, "Twice", name).refused(409, "client_message_id_reused");
        Reply others = stage.as("trainee").send(id, "Once", name).expect(201);
        assertThat(others.number("/seq")).isEqualTo(3);
        stage.host().part("trainer", "trainee").expect(204);
        stage.as("trainer").send(id, "Once", name).refused(403, "conversation_archived");
    }

    @Test
    void rule7StartingTwiceShouldBeStartingOnce() {
        stage.aTrainerWithATrainee();
        UUID name = UUID.randomUUID();
        Reply first = stage.as("trainer").start("trainee", "Hello", name).expect(201);
        Reply again = stage.as("trainer").start("trainee", "Hello", name).expect(200);

        assertThat(again.truth("/created")).isFalse();
        assertThat(again.body().at("/message")).isEqualTo(first.body().at("/message"));
        assertThat(again.number("/conversation/last_seq")).isEqualTo(1);
    }

    @Test
    void rule8ReadMarkShouldOnlyMoveForward() {
        String id = stage.aConversation();
        stage.as("trainer").send(id, "two").expect(201);
        stage.as("trainer").send(id, "three").expect(201);
        Reply far = stage.as("trainee").read(id, 2).expect(200);

        Reply back = stage.as("trainee").read(id, 1).expect(200);

        assertThat(back.number("/up_to_seq")).isEqualTo(2);
        assertThat(back.number("/marked")).isZero();
        assertThat(back.text("/read_at")).isEqualTo(far.text("/read_at"));
        assertThat(stage.as("trainee").read(id, 99).expect(200).number("/up_to_seq"))
                .isEqualTo(3);
    }
}
