package dev.rapport.application;

import static dev.rapport.application.House.done;
import static dev.rapport.application.House.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushTally;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Embedded into a service that has users of its own: what its directory does not know opens nothing. */
class HostDirectoryTest {

    /** A host's users and who works with whom; it counts how often it is asked. */
    private static final class Host implements Directory {

        final Map<MemberId, Member> users = new HashMap<>();
        final Set<Pair> pairs = new HashSet<>();
        int questions;
        boolean isDown;

        private void asked() {
            questions++;
            if (isDown) {
                throw new Unavailable("planted");
            }
        }

        @Override
        public Map<MemberId, Member> find(Set<MemberId> ids) {
            asked();
            return users.entrySet().stream()
                    .filter(user -> ids.contains(user.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public boolean related(Pair pair) {
            asked();
            return pairs.contains(pair);
        }

        @Override
        public Page<Member> contacts(MemberId of, String called, PageRequest page) {
            asked();
            return Page.of(
                    pairs.stream()
                            .filter(pair -> pair.provider().equals(of))
                            .map(pair -> users.get(pair.customer()))
                            .filter(member -> member.isCalled(called))
                            .sorted(Member.BY_NAME)
                            .toList(),
                    page);
        }
    }

    private final Host host = new Host();
    private final InMemoryRapport rapport = InMemoryRapport.beside(host, MutableClock.standing(), RateLimit.DEFAULT);
    private final UseCases useCases = new UseCases(
            new Ports(
                    host,
                    rapport.conversations(),
                    rapport.messages(),
                    rapport.readMarks(),
                    rapport.relationships(),
                    rapport.devices()),
            Rules.DEFAULT,
            rapport.ids(),
            new Outlets(rapport.live(), Presence.NOBODY, rapport.pushes(), ManualScheduler.AT_ONCE, PushTally.NONE));
    private final Member ana = user(Fixtures.called("Ana", Side.PROVIDER));
    private final Member ben = user(Fixtures.called("Ben", Side.CUSTOMER));
    private final Pair pair = new Pair(ana.id(), ben.id());
    private ConversationId conversation;

    private Member user(Member member) {
        host.users.put(member.id(), member);
        return member;
    }

    @BeforeEach
    void theyTalk() {
        host.pairs.add(pair);
        conversation = start(ana, ben).conversation().conversation().id();
        host.questions = 0;
    }

    private StartConversation.Started start(Member starter, Member recipient) {
        return done(useCases.startConversation()
                .start(new StartConversation.Command(
                        Viewer.member(starter.id()), recipient.id(), "Hi", Optional.empty())));
    }

    private Result<SendMessage.Sent> send(Member sender) {
        return useCases.sendMessage()
                .send(new SendMessage.Command(Viewer.member(sender.id()), conversation, "Hi", Optional.empty()));
    }

    private Page<ConversationView> list(Member member, long page) {
        return useCases.listConversations().list(Viewer.member(member.id()), ArchivedFilter.ALL, page);
    }

    @Test
    void whoIsForgottenShouldOpenNothing() {
        host.users.remove(ben.id());
        Viewer viewer = Viewer.member(ben.id());
        HistoryQuery newest = new HistoryQuery.Numbered(new PageRequest(1, 20));

        assertThat(list(ben, 1)).isEqualTo(new Page<>(0, List.of()));
        assertThat(list(ben, 2)).isEqualTo(new Page<>(0, List.of()));
        assertThat(useCases.countUnread().count(viewer)).isZero();
        assertThat(refused(useCases.showConversation().show(viewer, conversation)))
                .isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
        assertThat(refused(useCases.readHistory().read(viewer, conversation, newest)))
                .isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
        assertThat(refused(send(ben))).isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
        assertThat(refused(useCases.markRead().mark(new MarkRead.Command(viewer, conversation, Optional.empty()))))
                .isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
        assertThat(useCases.listContacts().list(viewer, "", 1).count()).isZero();
        assertThat(refused(useCases.whoAmI().tell(viewer))).isEqualTo(RefusalCode.UNKNOWN_MEMBER);
        assertThat(refused(useCases.keepDevices().register(viewer, Fixtures.aPushToken(), Platform.WEB)))
                .isEqualTo(RefusalCode.UNKNOWN_MEMBER);
    }

    @Test
    void theHostShouldNotBeAskedForThoseWhoMayNotComeInAnyhow() {
        Member stranger = user(Fixtures.aCustomer());
        assertThat(refused(send(stranger))).isEqualTo(RefusalCode.CONVERSATION_NOT_FOUND);
        host.pairs.remove(pair);
        done(useCases.endRelationship().end(House.PLATFORM, pair));
        assertThat(refused(send(ana))).isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(host.questions).isZero();
    }

    @Test
    void whoIsForgottenShouldGetNoNotifications() {
        rapport.devices().register(Fixtures.aPushToken(), ben.id(), Platform.WEB);
        host.users.remove(ben.id());
        done(send(ana));
        assertThat(rapport.pushes().sent()).isEmpty();
    }

    @Test
    void whoIsKnownShouldBeToldTheCountOnAPagePastTheLast() {
        assertThat(list(ben, 2)).isEqualTo(new Page<>(1, List.of()));
    }

    @Test
    void aForgottenCounterpartShouldBeTheSidesName() {
        host.users.remove(ben.id());
        ConversationView seen = list(ana, 1).results().get(0);
        assertThat(seen.counterpart().id()).contains(ben.id());
        assertThat(seen.counterpart().name()).isEqualTo("Trainee");
        done(useCases.eraseMember().erase(House.PLATFORM, ben.id()));
        assertThat(list(ana, 1).results().get(0).counterpart().name()).isEqualTo("[Trainee Removed]");
    }

    @Test
    void theHostShouldSayWhenSomethingBeginsAndEnds() {
        host.pairs.remove(pair);
        done(useCases.endRelationship().end(House.PLATFORM, pair));
        assertThat(refused(send(ana))).isEqualTo(RefusalCode.CONVERSATION_ARCHIVED);
        host.pairs.add(pair);
        done(useCases.beginRelationship().begin(House.PLATFORM, pair));
        done(send(ben));
        Pair misfits = new Pair(ben.id(), ana.id());
        assertThat(refused(useCases.beginRelationship().begin(House.PLATFORM, misfits)))
                .isEqualTo(RefusalCode.INVALID_REQUEST);
    }

    @Test
    void theHostShouldBeAskedOnceForAPageOfAnything() {
        for (int i = 0; i < 20; i++) {
            Member customer = user(Fixtures.aCustomer());
            host.pairs.add(new Pair(ana.id(), customer.id()));
            start(ana, customer);
        }
        host.questions = 0;
        assertThat(list(ana, 1).results()).hasSize(21);
        assertThat(host.questions).isEqualTo(1);
        HistoryQuery newest = new HistoryQuery.Numbered(new PageRequest(1, 20));
        done(useCases.readHistory().read(Viewer.member(ana.id()), conversation, newest));
        assertThat(host.questions).isEqualTo(2);
        assertThat(useCases.listContacts().list(Viewer.member(ana.id()), "", 1).results())
                .hasSize(21);
        assertThat(host.questions).isEqualTo(4);
    }

    @Test
    void aHostThatDoesNotAnswerShouldNotBeTakenForAnEmptyOne() {
        host.isDown = true;
        Viewer viewer = Viewer.member(ben.id());
        assertThatThrownBy(() -> list(ben, 1)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> useCases.showConversation().show(viewer, conversation))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> send(ben)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> useCases.whoAmI().tell(viewer)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> useCases.listContacts().list(viewer, "", 1)).isInstanceOf(Unavailable.class);
    }
}
