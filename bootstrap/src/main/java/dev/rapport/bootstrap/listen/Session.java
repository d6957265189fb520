package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One connection, from the greeting to its end: subscribe first, then fetch. */
final class Session {

    private final Socket socket;
    private final View view;
    private final Printer printer;
    private final Notices notices;
    private final CatchUp catchUp;

    /** @param socket over which the server has said hello */
    Session(Socket socket, View view, Printer printer, Notices notices) {
        this.socket = socket;
        this.view = view;
        this.printer = printer;
        this.notices = notices;
        this.catchUp = new CatchUp(socket);
    }

    /** Fetches what was missed, and listens on. */
    Ending listen(Iterable<JsonNode> conversations, Patience patience) throws InterruptedException {
        for (JsonNode conversation : conversations) {
            catchUp.look(view.learn(conversation));
        }
        while (!printer.isClosed()) {
            Incoming incoming = socket.take(patience.quiet());
            if (incoming instanceof Incoming.End end) {
                return end.ending();
            }
            if (incoming instanceof Incoming.Frame frame) {
                Optional<Ending> ending = hear(frame);
                if (ending.isPresent()) {
                    return ending.get();
                }
            }
        }
        return new Ending(Ending.Next.DONE, "Nobody reads any more");
    }

    private Optional<Ending> hear(Incoming.Frame frame) throws InterruptedException {
        JsonNode json = frame.json();
        switch (frame.type()) {
            case "chat.new_message" -> message(json);
            case "history" -> history(json);
            case "conversation.updated" -> updated(json);
            case "chat.read_receipt", "chat.typing", "unread_count" -> show(json);
            case "error" -> {
                return error(json);
            }
            default -> {
                // Nothing that this client has asked for, or something of a later version's.
            }
        }
        return Optional.empty();
    }

    private void message(JsonNode frame) throws InterruptedException {
        KnownConversation conversation = view.of(frame.path("message"));
        if (conversation.accept(frame.path("message").path("seq").asLong())) {
            show(frame);
        }
        catchUp.look(conversation);
    }

    private void history(JsonNode frame) throws InterruptedException {
        for (JsonNode message : frame.path("messages")) {
            if (view.of(message).accept(message.path("seq").asLong())) {
                show(newMessage(frame, message));
            }
        }
        Optional<CatchUp.Question> answered = catchUp.answered();
        if (answered.isPresent()) {
            KnownConversation conversation = answered.get().conversation();
            if (answered.get().wasInVain()) {
                notices.say("The server does not have message " + (conversation.cursor() + 1) + " of the conversation "
                        + conversation.id());
                conversation.giveUp();
            }
            catchUp.look(conversation);
        }
        catchUp.ask();
    }

    private static ObjectNode newMessage(JsonNode history, JsonNode message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "chat.new_message")
                .<ObjectNode>set("conversation_id", history.path("conversation_id"))
                .set("message", message);
    }

    private void updated(JsonNode frame) throws InterruptedException {
        KnownConversation conversation = view.learn(frame.path("conversation"));
        show(frame);
        catchUp.look(conversation);
    }

    /** This client asks for nothing but what it missed, so that is what an error answers. */
    private Optional<Ending> error(JsonNode frame) throws InterruptedException {
        catchUp.answered().ifPresent(question -> question.conversation().giveUp());
        switch (frame.path("code").asText()) {
            case "unavailable", "internal_error" -> {
                return Optional.of(Ending.comeBack("The server cannot answer now"));
            }
            case "conversation_archived", "conversation_not_found" -> {
                // No longer this member's to read, which an event of its own tells.
            }
            default -> notices.say("The server says: " + frame.path("detail").asText());
        }
        catchUp.ask();
        return Optional.empty();
    }

    private void show(JsonNode event) {
        printer.print(
                event,
                view.find(conversationId(event))
                        .map(KnownConversation::counterpart)
                        .orElse(Counterpart.UNKNOWN));
    }

    private static String conversationId(JsonNode event) {
        return event.path("conversation_id")
                .asText(event.path("conversation").path("id").asText());
    }
}
