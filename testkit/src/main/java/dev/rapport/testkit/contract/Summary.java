package dev.rapport.testkit.contract;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.ReadMarks.Marked;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.relationship.Relationships.Begun;
import dev.rapport.testkit.Adapters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What two stores that lived through the same have in common: all but ids, times and access versions. */
final class Summary {

    private static final PageRequest PAGE = new PageRequest(1, 100);

    private Summary() {}

    /** What the members of a town are shown. */
    static String of(Adapters adapters, Town town) {
        return town.members().stream()
                .map(member -> member + " "
                        + of(adapters.conversations()
                                .list(member, ArchivedFilter.ALL, PAGE)
                                .results())
                        + adapters.conversations().unreadTotal(member)
                        + adapters.directory().contacts(member, "", PAGE))
                .collect(Collectors.joining("\n"));
    }

    /** What came of a step. */
    static String of(Object outcome) {
        if (outcome instanceof Appended appended) {
            return "appended " + of(appended.conversation()) + of(appended.message());
        }
        if (outcome instanceof Repeated repeated) {
            return "repeated " + of(repeated.conversation()) + of(repeated.message());
        }
        if (outcome instanceof Marked marked) {
            return "marked " + of(marked.conversation()) + marked.marked() + marked.moved();
        }
        if (outcome instanceof Begun begun) {
            return "begun " + begun.isNew() + of(begun.reopened());
        }
        if (outcome instanceof Optional<?> perhaps) {
            return perhaps.map(Summary::of).orElse("nothing");
        }
        if (outcome instanceof Collection<?> several) {
            return several.stream().map(Summary::of).sorted().toList().toString();
        }
        return outcome instanceof Conversation conversation ? of(conversation) : outcome.toString();
    }

    private static String of(Conversation conversation) {
        return List.of(
                        conversation.participants(),
                        conversation.archiveReason(),
                        conversation.lastSeq(),
                        conversation.head().preview(),
                        conversation.providerReading(),
                        conversation.customerReading())
                .toString();
    }

    private static String of(Message message) {
        return List.of(
                        message.seq(),
                        message.author(),
                        message.text(),
                        message.clientMessageId(),
                        message.readAt().isPresent())
                .toString();
    }
}
