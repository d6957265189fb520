package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Reading;
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
import java.util.Comparator;
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

    /** Checks one conversation against all its messages. Nothing may be writing there meanwhile. */
    public void checkConversation(ConversationId id) {
        List<Message> messages = new ArrayList<>();
        History history = part(id, Seq.NONE);
        while (!history.messages().isEmpty()) {
            messages.addAll(history.messages());
            history = part(id, messages.get(messages.size() - 1).seq());
        }
        assertThat(seqs(messages))
                .as("seqs of %s", id)
                .isEqualTo(LongStream.rangeClosed(
                                1, history.conversation().lastSeq().value())
                        .boxed()
                        .toList());
        checkAnswer(history.conversation(), messages);
    }

    /** Checks that the newest part of a history fits the conversation that it comes with, also while others write. */
    public void checkNewest(ConversationId id) {
        History history = adapters.messages()
                .history(id, new HistoryQuery.Numbered(new PageRequest(1, HistoryQuery.MAX_LIMIT)))
                .orElseThrow();
        List<Message> messages = history.messages().stream()
                .sorted(Comparator.comparing(Message::seq))
                .toList();
        long last = history.conversation().lastSeq().value();
        assertThat(seqs(messages))
                .as("newest seqs of %s", id)
                .isEqualTo(LongStream.rangeClosed(Math.max(last - HistoryQuery.MAX_LIMIT + 1, 1), last)
                        .boxed()
                        .toList());
        checkAnswer(history.conversation(), messages);
    }

    private History part(ConversationId id, Seq after) {
        return adapters.messages()
                .history(id, new HistoryQuery.After(after, HistoryQuery.MAX_LIMIT))
                .orElseThrow();
    }

    private static List<Long> seqs(List<Message> messages) {
        return messages.stream().map(message -> message.seq().value()).toList();
    }

    private static void checkAnswer(Conversation conversation, List<Message> messages) {
        checkHead(conversation, messages);
        assertThat(messages.stream().map(Message::createdAt).distinct().toList())
                .as("each message of %s is later than the one before", conversation.id())
                .hasSize(messages.size())
                .isSorted();
        for (Side reader : Side.values()) {
            checkReading(conversation, messages, reader);
        }
    }

    private static void checkHead(Conversation conversation, List<Message> messages) {
        Optional<Message> last = messages.stream().reduce((earlier, later) -> later);
        assertThat(conversation.head().lastMessageAt()).isEqualTo(last.map(Message::createdAt));
        assertThat(conversation.head().preview())
                .isEqualTo(last.map(Message::text).map(Preview::of));
        messages.stream()
                .filter(message -> message.seq().equals(Seq.NONE.next()))
                .forEach(first -> assertThat(conversation.createdAt()).isEqualTo(first.createdAt()));
    }

    private static void checkReading(Conversation conversation, List<Message> messages, Side reader) {
        Reading reading = conversation.reading(reader);
        assertThat(reading.upTo()).as("read mark of the %s", reader).isLessThanOrEqualTo(conversation.lastSeq());
        List<Message> theirs = messages.stream()
                .filter(message -> message.author() == reader.other())
                .toList();
        List<Message> unread = theirs.stream()
                .filter(message -> message.seq().isAfter(reading.upTo()))
                .toList();
        if (messages.size() == conversation.lastSeq().value()) {
            assertThat(reading.unread())
                    .as("unread of the %s in %s, recounted", reader, conversation)
                    .isEqualTo(unread.size());
        }
        assertThat(seqs(theirs.stream()
                        .filter(message -> message.readAt().isEmpty())
                        .toList()))
                .as("not read by the %s in %s", reader, conversation)
                .isEqualTo(seqs(unread));
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
