package dev.rapport.http.conversation;

import dev.rapport.application.conversation.ListConversations;
import dev.rapport.application.conversation.ShowConversation;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.exchange.Query;
import dev.rapport.http.page.PageAnswer;
import dev.rapport.http.page.PageLinks;
import dev.rapport.http.page.PageParameters;
import java.util.Map;
import java.util.function.Function;

/** Looking at conversations. */
public final class ConversationEndpoints {

    /** Where conversations are listed, and under which they lie. */
    public static final String PATH = "/api/messaging/conversations/";

    private static final Map<String, ArchivedFilter> FILTERS =
            Map.of("true", ArchivedFilter.ARCHIVED, "false", ArchivedFilter.OPEN);

    private final ListConversations listConversations;
    private final ShowConversation showConversation;

    public ConversationEndpoints(ListConversations listConversations, ShowConversation showConversation) {
        this.listConversations = listConversations;
        this.showConversation = showConversation;
    }

    /** Answers for the conversation that the path names; what is no UUID is the id of none. */
    public static Answer inConversation(Call call, Function<ConversationId, Answer> answer) {
        return ConversationId.parse(call.path("id"))
                .map(answer)
                .orElseGet(() -> Answer.refused(Refusal.of(RefusalCode.CONVERSATION_NOT_FOUND)));
    }

    private record Selection(ArchivedFilter archived, PageRequest page) {

        PageLinks links() {
            return new PageLinks(
                    PATH,
                    switch (archived) {
                        case ALL -> Map.of();
                        case OPEN -> Map.of("archived", "false");
                        case ARCHIVED -> Map.of("archived", "true");
                    });
        }
    }

    public Answer list(Call call, Viewer viewer) {
        return call.query()
                .then(ConversationEndpoints::selection)
                .fold(
                        selection -> PageAnswer.numbered(
                                listConversations.list(
                                        viewer,
                                        selection.archived(),
                                        selection.page().number()),
                                selection.page(),
                                selection.links(),
                                ConversationJson::write),
                        Answer::problem);
    }

    public Answer show(Call call, Viewer viewer) {
        return inConversation(
                call,
                id -> showConversation
                        .show(viewer, id)
                        .fold(view -> Answer.ok(json -> ConversationJson.write(json, view)), Answer::refused));
    }

    private static Parsed<Selection> selection(Query query) {
        return archived(query)
                .then(archived -> PageParameters.read(query, ListConversations.PAGE_SIZE)
                        .map(page -> new Selection(archived, page)));
    }

    private static Parsed<ArchivedFilter> archived(Query query) {
        return query.text("archived").then(text -> {
            if (text.isEmpty()) {
                return Parsed.of(ArchivedFilter.ALL);
            }
            return FILTERS.containsKey(text.get())
                    ? Parsed.of(FILTERS.get(text.get()))
                    : Parsed.invalid("archived", "This has to be true or false.");
        });
    }
}
