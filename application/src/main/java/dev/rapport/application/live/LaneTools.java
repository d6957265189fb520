package dev.rapport.application.live;

import dev.rapport.application.member.People;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all lanes work with. */
record LaneTools(Messages messages, People people, Connections connections, UnreadCounts unread, Executor executor) {

    /** More missing messages than this are left to the clients to resume. */
    static final int MAX_MISSING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LaneTools.class);

    /**
     * The messages after one and up to another: all of them are on disk. Fewer where the store does not answer, or where
     * they are too many.
     */
    List<Message> missing(ConversationId conversation, Seq after, Seq end) {
        if (end.value() - after.value() > MAX_MISSING) {
            return List.of();
        }
        List<Message> found = new ArrayList<>();
        try {
            Seq reached = after;
            while (end.isAfter(reached)) {
                List<Message> next = next(conversation, reached, end);
                found.addAll(next);
                reached = next.isEmpty() ? end : next.get(next.size() - 1).seq();
            }
        } catch (Unavailable store) {
            LOG.warn("Messages after {} of conversation {} were not delivered live", after, conversation, store);
        }
        return found;
    }

    private List<Message> next(ConversationId conversation, Seq after, Seq end) {
        int limit = (int) Math.min(HistoryQuery.MAX_LIMIT, end.value() - after.value());
        return messages.history(conversation, new HistoryQuery.After(after, limit))
                .map(history -> history.messages())
                .orElse(List.of());
    }

    People.Known people(Map<MemberId, Member> members) {
        return people.of(members);
    }

    /** Who the two are: asked for if somebody listens; by their labels where the directory does not answer. */
    People.Known people(Conversation conversation, boolean isAsked) {
        try {
            return isAsked ? people.in(List.of(conversation)) : people.of(Map.of());
        } catch (Unavailable directory) {
            LOG.warn("The names of conversation {} are not known now", conversation.id(), directory);
            return people.of(Map.of());
        }
    }
}
