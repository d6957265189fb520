package dev.rapport.application.live;

import dev.rapport.application.member.People;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.PageRequest;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those who listen know that somebody they talk with has another name or picture. */
final class MemberNews {

    /** Of how many conversations, those with the newest activity: the rest is seen when it is fetched. */
    static final int MAX_CONVERSATIONS = 1_000;

    /** One look after the other, whosever name it is: so names are told in the order in which they were looked up. */
    private static final int ONE = 1;

    private static final Logger LOG = LoggerFactory.getLogger(MemberNews.class);

    private final Conversations conversations;
    private final People people;
    private final Connections connections;
    private final Audience audience;
    private final Coalescing<MemberId> telling;

    /** Has it told in a conversation who the two are. */
    interface Audience {
        void tell(Conversation conversation, People.Known people, long since);
    }

    MemberNews(
            Conversations conversations, People people, Connections connections, Executor executor, Audience audience) {
        this.conversations = conversations;
        this.people = people;
        this.connections = connections;
        this.audience = audience;
        this.telling = new Coalescing<>(executor, ONE, some -> some.forEach(this::tell));
    }

    /** The member may have another name or picture now. */
    void changed(MemberId member, long since) {
        if (!connections.isEmpty()) {
            telling.want(member, since);
        }
    }

    /** Looks once for the member's conversations, and once for the names in those to which somebody listens. */
    private void tell(MemberId member, long since) {
        try {
            List<Conversation> heard =
                    conversations
                            .list(member, ArchivedFilter.ALL, new PageRequest(1, MAX_CONVERSATIONS))
                            .results()
                            .stream()
                            .filter(conversation -> isHeard(conversation, member))
                            .toList();
            if (!heard.isEmpty()) {
                People.Known known = people.in(heard);
                heard.forEach(conversation -> audience.tell(conversation, known, since));
            }
        } catch (Unavailable store) {
            LOG.warn("A member's new name was not told to those who listen", store);
        } catch (RuntimeException fault) {
            LOG.error("A member's new name was not told to those who listen", fault);
        }
    }

    private boolean isHeard(Conversation conversation, MemberId member) {
        Side across = conversation.sideOf(member).orElseThrow().other();
        return Access.isReadable(across, conversation.state())
                && connections.isConnected(conversation.participants().at(across));
    }
}
