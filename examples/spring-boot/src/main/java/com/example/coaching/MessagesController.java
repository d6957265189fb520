package com.example.coaching;

import static com.example.coaching.Refusals.orProblem;

import dev.rapport.application.UseCases;
import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.message.MessageView;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do with messages, in the service's own words. */
@RestController
@RequestMapping("/conversations")
class MessagesController {

    private final UseCases messaging;

    MessagesController(UseCases messaging) {
        this.messaging = messaging;
    }

    /** @param id made by the app, once for each message: so that it may send it again until it is answered */
    record NewMessage(String text, UUID id) {}

    record Sent(UUID conversation, long seq, Instant at) {}

    record Conversation(UUID id, String with, long unread) {

        static Conversation of(ConversationView view) {
            return new Conversation(
                    view.conversation().id().value(),
                    view.counterpart().name(),
                    view.conversation().reading(view.viewerSide()).unread());
        }
    }

    record Message(long seq, String from, String text, Instant at) {

        static Message of(MessageView view) {
            return new Message(
                    view.message().seq().value(),
                    view.sender().name(),
                    view.message().text().value(),
                    view.message().createdAt());
        }
    }

    @PostMapping("/with/{client}")
    Sent start(Viewer viewer, @PathVariable String client, @RequestBody NewMessage message) {
        MemberId recipient = MemberId.parse(client).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
        return sent(orProblem(messaging
                        .startConversation()
                        .start(new StartConversation.Command(viewer, recipient, textOf(message), nameOf(message))))
                .message());
    }

    @PostMapping("/{id}/messages")
    Sent send(Viewer viewer, @PathVariable UUID id, @RequestBody NewMessage message) {
        return sent(orProblem(messaging
                        .sendMessage()
                        .send(new SendMessage.Command(
                                viewer, new ConversationId(id), textOf(message), nameOf(message))))
                .message());
    }

    @GetMapping
    List<Conversation> list(Viewer viewer) {
        return messaging
                .listConversations()
                .list(viewer, ArchivedFilter.ALL, 1)
                .map(Conversation::of)
                .results();
    }

    @GetMapping("/{id}/messages")
    List<Message> read(Viewer viewer, @PathVariable UUID id) {
        HistoryQuery newest = new HistoryQuery.Numbered(new PageRequest(1, 20));
        return orProblem(messaging.readHistory().read(viewer, new ConversationId(id), newest)).messages().stream()
                .map(Message::of)
                .toList();
    }

    private static String textOf(NewMessage message) {
        return Optional.ofNullable(message.text()).orElse("");
    }

    private static Optional<ClientMessageId> nameOf(NewMessage message) {
        return Optional.ofNullable(message.id()).map(ClientMessageId::new);
    }

    private static Sent sent(MessageView view) {
        return new Sent(
                view.message().conversation().value(),
                view.message().seq().value(),
                view.message().createdAt());
    }
}
