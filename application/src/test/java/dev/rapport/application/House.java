package dev.rapport.application;

import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.member.PutMember;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Scheduler;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryPresence;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import dev.rapport.testkit.memory.RecordingPushTally;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The use cases over the in-memory adapters, as a platform has them that sets nothing, but for what a test changes. */
final class House {

    /** The host platform's back end. */
    static final Viewer PLATFORM = Viewer.service(new MemberId("platform"));

    final MutableClock clock = MutableClock.standing();
    final InMemoryRapport rapport = InMemoryRapport.standalone(clock, RateLimit.DEFAULT);
    final World world = new World(rapport);
    final InMemoryPresence presence = new InMemoryPresence(clock);
    final RecordingPushTally tally = new RecordingPushTally();
    final ManualScheduler later = new ManualScheduler(clock);
    final PutMember putMember;
    final UseCases useCases;

    House() {
        this(StartPolicy.PROVIDER);
    }

    House(StartPolicy policy) {
        this(policy, given -> given, house -> house.outlets(ManualScheduler.AT_ONCE));
    }

    /** With ports of the test's own in the place of some. */
    House(UnaryOperator<Ports> change) {
        this(StartPolicy.PROVIDER, change, house -> house.outlets(ManualScheduler.AT_ONCE));
    }

    /** With outlets of the test's own. */
    House(LiveFeed live, PushSender pushSender, Scheduler scheduler) {
        this(
                StartPolicy.PROVIDER,
                given -> given,
                house -> new Outlets(live, house.presence, pushSender, scheduler, house.tally));
    }

    private House(StartPolicy policy, UnaryOperator<Ports> change, Function<House, Outlets> outlets) {
        useCases = useCases(policy, change, outlets.apply(this));
        putMember = useCases.putMember(rapport.registry());
    }

    /** In which notifications are made when {@link #later} is told to. */
    static House thatWaits() {
        return thatWaits(given -> given);
    }

    /** The same with ports of the test's own in the place of some. */
    static House thatWaits(UnaryOperator<Ports> change) {
        return new House(StartPolicy.PROVIDER, change, house -> house.outlets(house.later));
    }

    private Outlets outlets(Scheduler scheduler) {
        return new Outlets(rapport.live(), presence, rapport.pushes(), scheduler, tally);
    }

    private UseCases useCases(StartPolicy policy, UnaryOperator<Ports> change, Outlets outlets) {
        Ports ports = new Ports(
                rapport.directory(),
                rapport.conversations(),
                rapport.messages(),
                rapport.readMarks(),
                rapport.relationships(),
                rapport.devices());
        return new UseCases(
                change.apply(ports), new Rules(policy, RateLimit.DEFAULT, Labels.DEFAULT), rapport.ids(), outlets);
    }

    Result<SendMessage.Sent> send(MemberId sender, ConversationId conversation, String content) {
        return send(Viewer.member(sender), conversation, content, Optional.empty());
    }

    Result<SendMessage.Sent> send(
            Viewer viewer, ConversationId conversation, String content, Optional<ClientMessageId> name) {
        return useCases.sendMessage().send(new SendMessage.Command(viewer, conversation, content, name));
    }

    Result<StartConversation.Started> start(MemberId starter, MemberId recipient, String content) {
        return start(Viewer.member(starter), recipient, content, Optional.empty());
    }

    Result<StartConversation.Started> start(
            Viewer viewer, MemberId recipient, String content, Optional<ClientMessageId> name) {
        return useCases.startConversation().start(new StartConversation.Command(viewer, recipient, content, name));
    }

    Page<ConversationView> list(MemberId member) {
        return useCases.listConversations().list(Viewer.member(member), ArchivedFilter.ALL, 1);
    }

    ConversationView show(MemberId member, ConversationId conversation) {
        return done(useCases.showConversation().show(Viewer.member(member), conversation));
    }

    long unread(MemberId member) {
        return useCases.countUnread().count(Viewer.member(member));
    }

    static <T> T done(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static RefusalCode refused(Result<?> result) {
        return result.refusal().map(Refusal::code).orElseThrow(() -> new AssertionError("not refused: " + result));
    }
}
