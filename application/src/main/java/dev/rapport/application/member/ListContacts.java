package dev.rapport.application.member;

import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Use case: whom a member may message, by name (AC-2, AC-21): those whom a start would reach, for one who may start;
 * otherwise those with whom a conversation is open. Impersonated, what the member would see.
 */
public final class ListContacts {

    /** How many contacts a page has. */
    public static final int PAGE_SIZE = 50;

    private final Directory directory;
    private final Conversations conversations;
    private final StartPolicy policy;

    public ListContacts(Directory directory, Conversations conversations, StartPolicy policy) {
        this.directory = directory;
        this.conversations = conversations;
        this.policy = policy;
    }

    /**
     * Somebody who may be messaged.
     *
     * @param conversation the open one, if there is one to be seen
     */
    public record Contact(MemberView member, Optional<ConversationId> conversation) {}

    /**
     * A page of contacts.
     *
     * @param called what their names have in them; empty: anything
     */
    public Page<Contact> list(Viewer viewer, String called, long page) {
        Optional<Member> self = viewer.isParticipant()
                ? Optional.ofNullable(directory.find(Set.of(viewer.member())).get(viewer.member()))
                : Optional.empty();
        PageRequest request = new PageRequest(page, PAGE_SIZE);
        return self.map(member -> policy.allows(member.role())
                        ? startable(member, called, request)
                        : open(member, called, request))
                .orElseGet(() -> new Page<>(0, List.of()));
    }

    private Page<Contact> startable(Member self, String called, PageRequest request) {
        Page<Member> related = directory.contacts(self.id(), called, request);
        Set<MemberId> ids = related.results().stream().map(Member::id).collect(Collectors.toUnmodifiableSet());
        Map<MemberId, ConversationId> open = ids.isEmpty() ? Map.of() : conversations.openWith(self.id(), ids);
        return related.map(member -> contact(member, open));
    }

    private Page<Contact> open(Member self, String called, PageRequest request) {
        Map<MemberId, ConversationId> open = conversations.openOn(self.role(), self.id());
        List<Member> members = open.isEmpty()
                ? List.of()
                : directory.find(open.keySet()).values().stream()
                        .filter(member -> member.isCalled(called))
                        .sorted(Member.BY_NAME)
                        .toList();
        return Page.of(members, request).map(member -> contact(member, open));
    }

    private static Contact contact(Member member, Map<MemberId, ConversationId> open) {
        return new Contact(MemberView.of(member), Optional.ofNullable(open.get(member.id())));
    }
}
