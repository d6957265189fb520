package dev.rapport.application.conversation;

import dev.rapport.application.member.People;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.List;

/** Use case: look at one's conversations, newest activity first (AC-3, AC-5, AC-11). */
public final class ListConversations {

    /** How many conversations a page has. */
    public static final int PAGE_SIZE = 50;

    private final Reads reads;
    private final People people;

    public ListConversations(Reads reads, People people) {
        this.reads = reads;
        this.people = people;
    }

    /** A page of them; nothing for somebody who takes part in no conversation, or whom the directory does not know. */
    public Page<ConversationView> list(Viewer viewer, ArchivedFilter filter, long page) {
        if (!viewer.isParticipant()) {
            return new Page<>(0, List.of());
        }
        Reads.Listed found = reads.list(viewer.member(), filter, new PageRequest(page, PAGE_SIZE));
        People.Known known = people.of(found.known());
        if (!known.knows(viewer.member())) {
            return new Page<>(0, List.of());
        }
        return found.page()
                .map(conversation -> ConversationView.of(
                        viewer,
                        conversation,
                        conversation.sideOf(viewer.member()).orElseThrow(),
                        known));
    }
}
