package dev.rapport.application.live;

import dev.rapport.application.Ports;
import dev.rapport.application.member.People;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The live feed of one node: hands what is published to those who listen here, through a {@link Lane} for each
 * conversation (AC-7). Publishing returns at once; what it brings about is done by the executor.
 *
 * <p>A lane is made by what is expected, before it is committed: so its place is before all that may yet be published. It
 * stays for as long as one of the two listens, and otherwise longer than an append may take.
 */
public final class LiveDelivery implements LiveFeed {

    /** How long a lane stays that nobody needs: no append is under way for so long. */
    static final Duration LINGER = Duration.ofSeconds(30);

    private final Connections connections = new Connections();
    private final Map<ConversationId, Lane> lanes = new ConcurrentHashMap<>();
    private final Executor executor;
    private final LongSupplier nanos;
    private final UnreadCounts unread;
    private final LaneTools tools;
    private final MemberNews memberNews;

    /**
     * @param executor where delivering is done, by a few threads; it must not reject
     * @param nanos a clock of nanoseconds that never goes back
     */
    public LiveDelivery(Ports ports, Labels labels, Executor executor, LongSupplier nanos) {
        this.executor = executor;
        this.nanos = nanos;
        People people = new People(ports.directory(), labels);
        this.unread = new UnreadCounts(ports.reads(), connections, executor);
        this.tools = new LaneTools(ports.messages(), people, connections, unread, executor);
        this.memberNews = new MemberNews(ports.conversations(), people, connections, executor, this::refresh);
    }

    /** Where those who listen are kept. */
    public Connections connections() {
        return connections;
    }

    /** Who is there. */
    public Presence presence() {
        return connections;
    }

    @Override
    public void expect(Conversation conversation) {
        lane(conversation, conversation.lastSeq(), nanos.getAsLong());
    }

    @Override
    public void publish(LiveEvent event) {
        long now = nanos.getAsLong();
        if (event instanceof LiveEvent.InConversation inConversation) {
            lane(inConversation.conversation(), cursorBefore(inConversation), now)
                    .add(inConversation, now);
        } else if (event instanceof LiveEvent.MemberErased erased) {
            executor.execute(() -> connections.of(erased.memberId()).forEach(Receiver::shutOut));
        } else if (event instanceof LiveEvent.MemberChanged changed) {
            memberNews.changed(changed.member().id(), now);
        }
    }

    private void refresh(Conversation conversation, People.Known known, long since) {
        lane(conversation, conversation.lastSeq(), nanos.getAsLong()).refresh(conversation, known, since);
    }

    /** Where a lane begins that an event makes: of a message that nobody expected, all before it count as told. */
    private static Seq cursorBefore(LiveEvent.InConversation event) {
        return event instanceof LiveEvent.MessageAppended appended
                ? new Seq(appended.message().seq().value() - 1)
                : event.conversation().lastSeq();
    }

    /** The conversation's lane, which is in use from now on; one that is not there begins at the cursor. */
    private Lane lane(Conversation conversation, Seq cursor, long now) {
        return lanes.compute(
                conversation.id(),
                (id, present) -> (present == null ? new Lane(tools, conversation, cursor) : present).touched(now));
    }

    /** Forgets lanes that nobody needs, and tells counts that could not be had before. To be called now and then. */
    public void sweep() {
        long now = nanos.getAsLong();
        lanes.keySet().forEach(id -> lanes.computeIfPresent(id, (same, lane) -> isNeeded(lane, now) ? lane : null));
        unread.tellWhatIsOwed(now);
    }

    private boolean isNeeded(Lane lane, long now) {
        return !lane.rests(now, LINGER.toNanos())
                || Stream.of(Side.values())
                        .anyMatch(side ->
                                connections.isConnected(lane.participants().at(side)));
    }

    /** How many lanes there are. */
    public int lanes() {
        return lanes.size();
    }
}
