package dev.rapport.application.conversation;

import dev.rapport.application.member.People;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Reads} beside whatever directory: it is asked once, after the store, and for nobody where there is nothing to show. */
public final class SeparateReads implements Reads {

    private final Conversations conversations;
    private final Messages messages;
    private final Directory directory;

    public SeparateReads(Conversations conversations, Messages messages, Directory directory) {
        this.conversations = conversations;
        this.messages = messages;
        this.directory = directory;
    }

    @Override
    public Listed list(MemberId member, ArchivedFilter filter, PageRequest request) {
        Page<Conversation> page = conversations.list(member, filter, request);
        if (page.count() == 0) {
            return new Listed(page, Map.of());
        }
        Set<MemberId> shown = People.standing(page.results());
        shown.add(member);
        return new Listed(page, directory.find(shown));
    }

    @Override
    public Map<MemberId, Long> unreadTotals(Set<MemberId> members) {
        Map<MemberId, Long> unread = new HashMap<>(conversations.unreadTotals(members));
        unread.values().removeIf(count -> count == 0);
        if (!unread.isEmpty()) {
            unread.keySet()
                    .retainAll(directory.find(Set.copyOf(unread.keySet())).keySet());
        }
        return unread;
    }

    @Override
    public Optional<Told> history(ConversationId conversation, HistoryQuery query) {
        return messages.history(conversation, query)
                .map(history ->
                        new Told(history, () -> directory.find(People.standing(List.of(history.conversation())))));
    }
}
