package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What holds at any moment, whatever happened before, asked through the ports alone: seq gapless, unread equal to a
 * recount, read marks within bounds, one conversation per pair, lists and totals that agree with each other.
 */
public final class Invariants {

    private static final int PAGE_SIZE = 50;

    private final Adapters adapters;

    public Invariants(Adapters adapters) {
        this.adapters = adapters;
    }

    /** Checks what these pairs have, and the lists of their members. Nothing may be writing meanwhile. */
    public void check(Collection<Pair> pairs) {
        Set<MemberId> members = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            members.add(pair.provider());
            members.add(pair.customer());
            adapters.conversations().startFacts(pair).conversation().ifPresent(standing -> {
                assertThat(standing.participants().provider()).hasValue(pair.provider());
                assertThat(standing.participants().customer()).hasValue(pair.customer());
            });
        }
        Set<ConversationId> listed = new LinkedHashSet<>();
        members.forEach(member -> listed.addAll(checkLists(member)));
        pairs.forEach(pair -> adapters.conversations()
                .startFacts(pair)
                .conversation()
                .map(Conversation::id)
                .ifPresent(listed::add));
        listed.forEach(this::checkConversation);
    }

    /** Checks one conversation against its messages; safe while others write. */
    public void checkConversation(ConversationId id) {
        List<Message> messages = new ArrayList<>();
        History history = part(id, Seq.NONE);
        while (!history.messages().isEmpty()) {
            messages.addAll(history.messages());
            history = part(id, messages.get(messages.size() - 1).seq());
        }
        Conversation conversation = history.conversation();
        assertThat(messages)
                .as("seqs of %s", id)
                .extracting(message -> message.seq().value())
                .isEqualTo(LongStream.rangeClosed(1, conversation.lastSeq().value())
                        .boxed()
                        .toList());
        checkHead(conversation, messages);
        for (int i = 1; i < messages.size(); i++) {
            assertThat(messages.get(i).createdAt()).isAfter(messages.get(i - 1).createdAt());
        }
        for (Side reader : Side.values()) {
            checkReading(conversation, messages, reader);
        }
    }

    private History part(ConversationId id, Seq after) {
        return adapters.messages()
                .history(id, new HistoryQuery.After(after, HistoryQuery.MAX_LIMIT))
                .orElseThrow();
    }

    private static void checkHead(Conversation conversation, List<Message> messages) {
        Optional<Message> last = messages.stream().reduce((earlier, later) -> later);
        assertThat(conversation.head().lastMessageAt()).isEqualTo(last.map(Message::createdAt));
        assertThat(conversation.head().preview())
                .isEqualTo(last.map(Message::text).map(Preview::of));
        messages.stream()
                .findFirst()
                .ifPresent(first -> assertThat(conversation.createdAt()).isEqualTo(first.createdAt()));
    }

    private static void checkReading(Conversation conversation, List<Message> messages, Side reader) {
        Seq upTo = conversation.reading(reader).upTo();
        assertThat(upTo).as("read mark of the %s", reader).isLessThanOrEqualTo(conversation.lastSeq());
        List<Message> theirs = messages.stream()
                .filter(message -> message.author() == reader.other())
                .toList();
        assertThat(conversation.reading(reader).unread())
                .as("unread of the %s in %s, recounted", reader, conversation)
                .isEqualTo(theirs.stream()
                        .filter(message -> message.seq().isAfter(upTo))
                        .count());
        assertThat(theirs)
                .as("is read, as far as the %s has read", reader)
                .allMatch(
                        message -> message.readAt().isPresent() != message.seq().isAfter(upTo));
    }

    /** Checks a member's lists against each other and returns what they show. */
    private Set<ConversationId> checkLists(MemberId member) {
        List<Conversation> all = list(member, ArchivedFilter.ALL);
        assertThat(all).extracting(Conversation::id).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(
                        conversation -> conversation.participants().provider().isPresent()
                                && conversation.participants().customer().isPresent())
                .extracting(Conversation::participants)
                .as("one conversation per pair")
                .doesNotHaveDuplicates();
        assertThat(all).allMatch(Conversation::isVisible).isSortedAccordingTo(ListContract.NEWEST_FIRST);
        assertThat(list(member, ArchivedFilter.OPEN))
                .isEqualTo(all.stream()
                        .filter(conversation -> !conversation.isArchived())
                        .toList());
        assertThat(list(member, ArchivedFilter.ARCHIVED))
                .isEqualTo(all.stream().filter(Conversation::isArchived).toList());
        assertThat(adapters.conversations().unreadTotal(member))
                .as("unread total of %s", member)
                .isEqualTo(all.stream()
                        .mapToLong(conversation -> conversation
                                .reading(conversation.sideOf(member).orElseThrow())
                                .unread())
                        .sum());
        Set<ConversationId> ids = new LinkedHashSet<>();
        all.forEach(conversation -> ids.add(conversation.id()));
        return ids;
    }

    private List<Conversation> list(MemberId member, ArchivedFilter filter) {
        List<Conversation> all = new ArrayList<>();
        long number = 1;
        Page<Conversation> page;
        do {
            page = adapters.conversations().list(member, filter, new PageRequest(number++, PAGE_SIZE));
            all.addAll(page.results());
        } while (!page.results().isEmpty());
        assertThat(page.count()).isEqualTo(all.size());
        return all;
    }
}
