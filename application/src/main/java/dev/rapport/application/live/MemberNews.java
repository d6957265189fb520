package dev.rapport.application.live;

import dev.rapport.application.member.People;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.PageRequest;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those who listen know that somebody they talk with has another name or picture. */
final class MemberNews {

    /** Of how many conversations, those with the newest activity: the rest is seen when it is fetched. */
    static final int MAX_CONVERSATIONS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MemberNews.class);

    private final Conversations conversations;
    private final People people;
    private final Connections connections;

    MemberNews(Conversations conversations, People people, Connections connections) {
        this.conversations = conversations;
        this.people = people;
        this.connections = connections;
    }

    /** Looks once for the member's conversations, and once for the names in those to which somebody listens. */
    void changed(Member member, BiConsumer<Conversation, People.Known> refresh) {
        try {
            List<Conversation> heard =
                    conversations
                            .list(member.id(), ArchivedFilter.ALL, new PageRequest(1, MAX_CONVERSATIONS))
                            .results()
                            .stream()
                            .filter(conversation -> isHeard(conversation, member))
                            .toList();
            if (!heard.isEmpty()) {
                People.Known known = people.in(heard);
                heard.forEach(conversation -> refresh.accept(conversation, known));
            }
        } catch (Unavailable store) {
            LOG.warn("A member's new name was not told to those who listen", store);
        }
    }

    private boolean isHeard(Conversation conversation, Member member) {
        Side across = conversation.sideOf(member.id()).orElseThrow().other();
        return Access.isReadable(across, conversation.state())
                && connections.isConnected(conversation.participants().at(across));
    }
}
