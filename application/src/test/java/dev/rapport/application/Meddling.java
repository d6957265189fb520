package dev.rapport.application;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.relationship.Relationships;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who changes the facts right before each of the first few guarded writes, so that the store itself finds the
 * write stale: between the decision and the write is just where a race would be.
 */
final class Meddling {
    private final int times;
    private final Runnable change;
    private final AtomicInteger calls = new AtomicInteger();

    Meddling(int times, Runnable change) {
        this.times = times;
        this.change = change;
    }

    /** How many guarded writes there were. */
    int calls() {
        return calls.get();
    }

    Ports over(Ports ports) {
        return new Ports(
                ports.directory(),
                new MeddledConversations(ports.conversations()),
                new MeddledMessages(ports.messages()),
                (guard, reader, upTo) -> mark(ports.readMarks(), guard, reader, upTo),
                new MeddledRelationships(ports.relationships()),
                ports.devices());
    }

    private void meddle() {
        if (calls.getAndIncrement() < times) {
            change.run();
        }
    }

    private ReadMarks.Outcome mark(ReadMarks store, Guard guard, Side reader, Optional<Seq> upTo) {
        meddle();
        return store.mark(guard, reader, upTo);
    }

    private final class MeddledMessages implements Messages {
        private final Messages store;

        MeddledMessages(Messages store) {
            this.store = store;
        }

        @Override
        public AppendOutcome append(Draft draft, Guard guard) {
            meddle();
            return store.append(draft, guard);
        }

        @Override
        public Optional<History> history(ConversationId conversation, HistoryQuery query) {
            return store.history(conversation, query);
        }
    }

    private final class MeddledRelationships implements Relationships {
        private final Relationships store;

        MeddledRelationships(Relationships store) {
            this.store = store;
        }

        @Override
        public Begin begin(Pair pair) {
            meddle();
            return store.begin(pair);
        }

        @Override
        public Optional<Conversation> end(Pair pair) {
            return store.end(pair);
        }

        @Override
        public List<Conversation> erase(MemberId member) {
            return store.erase(member);
        }
    }

    private final class MeddledConversations implements Conversations {
        private final Conversations store;

        MeddledConversations(Conversations store) {
            this.store = store;
        }

        @Override
        public AppendOutcome start(Pair pair, ConversationId fresh, Draft draft, StartGuard guard) {
            meddle();
            return store.start(pair, fresh, draft, guard);
        }

        @Override
        public Optional<Conversation> find(ConversationId id) {
            return store.find(id);
        }

        @Override
        public StartFacts startFacts(Pair pair) {
            return store.startFacts(pair);
        }

        @Override
        public Page<Conversation> list(MemberId member, ArchivedFilter filter, PageRequest page) {
            return store.list(member, filter, page);
        }

        @Override
        public long unreadTotal(MemberId member) {
            return store.unreadTotal(member);
        }

        @Override
        public Map<MemberId, ConversationId> openWith(MemberId member, Set<MemberId> counterparts) {
            return store.openWith(member, counterparts);
        }

        @Override
        public Map<MemberId, ConversationId> openOn(Side side, MemberId member) {
            return store.openOn(side, member);
        }
    }
}
