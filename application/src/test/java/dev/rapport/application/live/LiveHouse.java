package dev.rapport.application.live;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.push.PushTally;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Live delivery over the in-memory adapters, of which nothing is done until the test says so. */
final class LiveHouse {

    static final Viewer PLATFORM = Viewer.service(new MemberId("platform"));

    final InMemoryRapport rapport = InMemoryRapport.standalone(MutableClock.standing(), RateLimit.OFF);
    final World world = new World(rapport);
    final LiveDelivery delivery;
    final UseCases useCases;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private long nanos = 1;

    LiveHouse() {
        this(given -> given);
    }

    /** @param change puts ports of the test's own in the place of some, for delivery alone */
    LiveHouse(UnaryOperator<Ports> change) {
        Ports ports = new Ports(
                rapport.directory(),
                rapport.conversations(),
                rapport.messages(),
                rapport.readMarks(),
                rapport.relationships(),
                rapport.devices());
        delivery = new LiveDelivery(change.apply(ports), Labels.DEFAULT, waiting::add, () -> nanos);
        Rules rules = new Rules(StartPolicy.EITHER, RateLimit.OFF, Labels.DEFAULT);
        useCases = new UseCases(
                ports,
                rules,
                rapport.ids(),
                new Outlets(delivery, delivery.presence(), rapport.pushes(), ManualScheduler.AT_ONCE, PushTally.NONE));
    }

    /** Does all that waits to be done. */
    void run() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    /** How much waits to be done. */
    int waiting() {
        return waiting.size();
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    Ear ear(MemberId member) {
        return joined(new Ear(member, false, Optional.empty()));
    }

    Ear ear(Side side, Conversation conversation) {
        return ear(conversation.participants().at(side).orElseThrow());
    }

    Ear earOfAnImpersonator(MemberId member) {
        return joined(new Ear(member, true, Optional.empty()));
    }

    Ear earFor(MemberId member, ConversationId only) {
        return joined(new Ear(member, false, Optional.of(only)));
    }

    private Ear joined(Ear ear) {
        if (!delivery.connections().add(ear)) {
            throw new AssertionError("too many");
        }
        return ear;
    }

    /** A message that is committed, and published by nobody yet: what its publisher would say. */
    LiveEvent.MessageAppended committed(Side side, Conversation conversation, String text) {
        Message message = world.said(side, conversation, text);
        return new LiveEvent.MessageAppended(world.now(conversation), message, members(conversation));
    }

    Map<MemberId, Member> members(Conversation conversation) {
        Pair pair = World.pairOf(conversation);
        return rapport.directory().find(Set.of(pair.provider(), pair.customer()));
    }

    void end(Conversation conversation) {
        useCases.endRelationship().end(PLATFORM, World.pairOf(conversation));
    }

    void begin(Conversation conversation) {
        useCases.beginRelationship().begin(PLATFORM, World.pairOf(conversation));
    }
}
