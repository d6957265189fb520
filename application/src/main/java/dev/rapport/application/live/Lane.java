package dev.rapport.application.live;

import dev.rapport.application.member.People;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Participants;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Seq;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens in one conversation, in order, for those who listen to it. Messages pass by their seq, each once; access by
 * its version; read marks only rise. What is published too early waits for nothing: whatever lies below a published seq can
 * be read, so what is missing is fetched. Once somebody is shut out, nothing passes to them.
 */
final class Lane {

    /** More events than this are not kept: messages among them are fetched later, the others were passing. */
    static final int MAX_WAITING = 1_000;

    private final LaneTools tools;
    private final Mailbox mailbox;
    private final Audience audience;
    private final AtomicReference<Appended> overflow = new AtomicReference<>();
    private final Participants participants;
    private volatile long touched;

    // What follows is only touched by the task at hand.
    private Seq cursor;
    private Conversation known;
    private long announced;
    private final Map<Side, Seq> readMarks = new EnumMap<>(Map.of(Side.PROVIDER, Seq.NONE, Side.CUSTOMER, Seq.NONE));

    /**
     * A lane that goes on after a message.
     *
     * @param known the conversation as it was at that message, or later
     */
    Lane(LaneTools tools, Conversation known, Seq cursor) {
        this.tools = tools;
        this.mailbox = new Mailbox(tools.executor());
        this.audience = new Audience(tools.connections());
        this.participants = known.participants();
        this.known = known;
        this.cursor = cursor;
    }

    /** Notes that the lane is in use. */
    Lane touched(long now) {
        touched = now;
        return this;
    }

    /** Who stands on its sides. */
    Participants participants() {
        return participants;
    }

    /** Whether nothing has used it for so long, and nothing is under way. */
    boolean rests(long now, long linger) {
        return mailbox.isIdle() && now - touched >= linger;
    }

    /** Takes something that has happened, to be delivered in its turn. */
    void add(LiveEvent.InConversation event, long since) {
        if (event instanceof LiveEvent.MessageAppended appended) {
            add(new Appended(appended, since));
        } else if (event instanceof LiveEvent.AccessChanged changed) {
            mailbox.add(() -> accessChanged(changed.conversation(), since));
        } else if (mailbox.size() < MAX_WAITING) {
            mailbox.add(() -> passing(event, since));
        }
    }

    /** Takes a look at the conversation with its people of now. */
    void refresh(Conversation conversation, People.Known people, long since) {
        mailbox.add(() -> refreshed(conversation, people, since));
    }

    private void add(Appended letter) {
        if (mailbox.size() < MAX_WAITING) {
            if (audience.isThere(letter.event.conversation())) {
                mailbox.add(letter);
            } else {
                // There is nothing to do but to take note of it: no thread has to wake up for that.
                mailbox.addHere(letter);
            }
        } else if (overflow.getAndAccumulate(letter, Appended::later) == null) {
            mailbox.add(() -> overflow.getAndSet(null).run());
        }
    }

    private final class Appended implements Mailbox.Letter {

        private final LiveEvent.MessageAppended event;
        private final long since;

        Appended(LiveEvent.MessageAppended event, long since) {
            this.event = event;
            this.since = since;
        }

        static Appended later(Appended one, Appended other) {
            return one == null || other.seq().isAfter(one.seq()) ? other : one;
        }

        @Override
        public Seq seq() {
            return event.message().seq();
        }

        @Override
        public void run() {
            Conversation now = event.conversation();
            if (now.accessVersion() > known.accessVersion()) {
                changeAccess(now, new Seq(seq().value() - 1), since);
            }
            learn(now);
            catchUp(new Seq(seq().value() - 1), since);
            deliver(event.message(), event.members(), since);
        }
    }

    private void accessChanged(Conversation now, long since) {
        boolean isNews = now.accessVersion() >= known.accessVersion() && now.accessVersion() > announced;
        if (isNews) {
            changeAccess(now, now.lastSeq(), since);
        }
    }

    /** What was committed before comes first, for those who may still read it; then everybody learns where they stand. */
    private void changeAccess(Conversation now, Seq before, long since) {
        known = now;
        announced = now.accessVersion();
        People.Known people = tools.people(now, audience.isThere(now));
        catchUp(before, since);
        tellUpdated(people, since);
        for (Side side : Side.values()) {
            audience.shutOutUnlessReadable(now, side);
            tools.unread().changed(now.participants().at(side), since);
        }
    }

    private void tellUpdated(People.Known people, long since) {
        for (Side side : Side.values()) {
            audience.tellUpdated(known, side, people, since);
        }
    }

    private void learn(Conversation seen) {
        if (Snapshots.isNewer(seen, known)) {
            known = seen;
        }
    }

    /** Delivers all up to that message; what can't be had is left out, and the client resumes. */
    private void catchUp(Seq end, long since) {
        while (end.isAfter(cursor)) {
            Seq wanted = cursor.next();
            var waiting = mailbox.take(
                    Appended.class,
                    letter -> letter.seq().equals(wanted)
                            && letter.event.conversation().accessVersion() <= known.accessVersion());
            if (waiting.isPresent()) {
                Appended letter = waiting.get();
                deliver(letter.event.message(), letter.event.members(), letter.since);
            } else {
                fetch(end, since);
            }
        }
    }

    /** Those who come only now find it all where it is stored. */
    private void fetch(Seq end, long since) {
        if (audience.isThere(known)) {
            Map<MemberId, Member> members = tools.people(known, true).members();
            tools.missing(known.id(), cursor, end).forEach(message -> deliver(message, members, since));
        }
        cursor = end;
    }

    private void deliver(Message message, Map<MemberId, Member> members, long since) {
        if (!message.seq().isAfter(cursor)) {
            return;
        }
        cursor = message.seq();
        People.Known people = tools.people(members);
        if (message.seq().equals(Seq.NONE.next())) {
            tellUpdated(people, since);
        }
        for (Side side : Side.values()) {
            audience.tellMessage(known, side, message, people, since);
        }
        tools.unread().changed(known.participants().at(message.author().other()), since);
    }

    private void passing(LiveEvent.InConversation event, long since) {
        if (event.conversation().accessVersion() > known.accessVersion()) {
            changeAccess(event.conversation(), event.conversation().lastSeq(), since);
        }
        learn(event.conversation());
        if (event instanceof LiveEvent.ReadMarkMoved moved) {
            readMarkMoved(moved, since);
        } else if (event instanceof LiveEvent.Typing typing && !known.isArchived()) {
            audience.tellTyping(known, typing, since);
        }
    }

    private void readMarkMoved(LiveEvent.ReadMarkMoved moved, long since) {
        Seq upTo = moved.conversation().reading(moved.reader()).upTo();
        if (!upTo.isAfter(readMarks.get(moved.reader()))) {
            return;
        }
        readMarks.put(moved.reader(), upTo);
        for (Side side : Side.values()) {
            audience.tellReceipt(known, side, moved, since);
        }
        tools.unread().changed(known.participants().at(moved.reader()), since);
    }

    private void refreshed(Conversation seen, People.Known people, long since) {
        if (seen.accessVersion() >= known.accessVersion()) {
            learn(seen);
            tellUpdated(people, since);
        }
    }
}
