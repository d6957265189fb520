package dev.rapport.http.message;

import dev.rapport.application.conversation.ShowConversation;
import dev.rapport.application.message.MessageView;
import dev.rapport.application.message.ReadHistory;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.Page;
import dev.rapport.http.conversation.ConversationEndpoints;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.page.PageAnswer;
import dev.rapport.http.page.PageLinks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation's history, in parts. */
public final class HistoryEndpoint {

    private final ReadHistory readHistory;
    private final ShowConversation showConversation;

    public HistoryEndpoint(ReadHistory readHistory, ShowConversation showConversation) {
        this.readHistory = readHistory;
        this.showConversation = showConversation;
    }

    public Answer history(Call call, Viewer viewer) {
        return ConversationEndpoints.inConversation(
                call,
                id -> call.query()
                        .then(HistoryParameters::read)
                        .fold(
                                parameters -> history(viewer, id, parameters),
                                problem -> showConversation
                                        .show(viewer, id)
                                        .refusal()
                                        .map(Answer::refused)
                                        .orElseGet(() -> Answer.problem(problem))));
    }

    private Answer history(Viewer viewer, ConversationId id, HistoryParameters parameters) {
        Map<String, String> kept = parameters.limit().isPresent()
                ? Map.of("limit", Integer.toString(parameters.limit().getAsInt()))
                : Map.of();
        PageLinks links = new PageLinks(ConversationEndpoints.PATH + id + "/messages/", kept);
        HistoryQuery query = parameters.query();
        return readHistory.read(viewer, id, query).fold(part -> answer(part, query, links), Answer::refused);
    }

    private static Answer answer(ReadHistory.Part part, HistoryQuery query, PageLinks links) {
        long count = part.lastSeq().value();
        if (query instanceof HistoryQuery.Numbered numbered) {
            Page<MessageView> page = new Page<>(count, part.messages());
            return PageAnswer.numbered(page, numbered.page(), links, MessageJson::write);
        }
        Optional<Long> reached = last(part.messages());
        Optional<String> next = query instanceof HistoryQuery.After
                ? reached.filter(seq -> seq < count).map(seq -> links.to("after", seq))
                : reached.filter(seq -> seq > 1).map(seq -> links.to("before", seq));
        return PageAnswer.onward(count, next, part.messages(), MessageJson::write);
    }

    private static Optional<Long> last(List<MessageView> messages) {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.get(messages.size() - 1).message().seq().value());
    }
}
