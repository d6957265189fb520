package dev.rapport.http.live;

import dev.rapport.application.Result;
import dev.rapport.application.UseCases;
import dev.rapport.application.live.SayTyping;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.ReadHistory;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Seq;
import dev.rapport.http.exchange.Answering;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.message.MessageEndpoints;
import dev.rapport.http.message.MessageFields;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import dev.rapport.http.problem.Refusals;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What clients may say through a socket: the same use cases as over HTTP, refused in the same order with the same codes.
 * What is wrong with a frame is told of only to those who may do what it asks for.
 */
final class FrameEndpoints {

    private static final String CONVERSATION = "conversation_id";
    private static final String CLIENT_MESSAGE = "client_message_id";

    private final SendMessage sendMessage;
    private final MarkRead markRead;
    private final SayTyping sayTyping;
    private final ReadHistory readHistory;

    FrameEndpoints(UseCases useCases) {
        sendMessage = useCases.sendMessage();
        markRead = useCases.markRead();
        sayTyping = useCases.sayTyping();
        readHistory = useCases.readHistory();
    }

    /** What a frame is answered with, if with anything. Whatever goes wrong is an answer too. */
    Optional<OutgoingFrame> answer(Seat seat, FrameType type, JsonObject frame) {
        try {
            Parsed<Optional<OutgoingFrame>> answer = switch (type) {
                case SEND -> send(seat, frame);
                case READ -> read(seat, frame);
                case TYPING -> typing(seat, frame);
                case FOCUS -> focus(seat, frame);
                case RESUME -> resume(seat, frame);
                case PING -> Parsed.of(Optional.of(FrameJson.pong()));
                case AUTH, UNKNOWN -> Parsed.invalid("type", "There is no frame of this type.");
            };
            return answer.fold(given -> given, problem -> Optional.of(error(problem, frame)));
        } catch (RuntimeException fault) {
            return Optional.of(error(Answering.problemOf(fault), frame));
        }
    }

    private Parsed<Optional<OutgoingFrame>> send(Seat seat, JsonObject frame) {
        return inConversation(
                seat,
                frame,
                id -> MessageFields.read(frame)
                        .fold(
                                fields -> answered(
                                        sendMessage.send(new SendMessage.Command(
                                                seat.viewer(), id, fields.content(), fields.clientMessageId())),
                                        sent -> Optional.of(FrameJson.ack(sent.message()))),
                                problem -> refusedOr(() -> sendMessage.refusal(seat.viewer(), id), problem)));
    }

    private Parsed<Optional<OutgoingFrame>> read(Seat seat, JsonObject frame) {
        return inConversation(
                seat,
                frame,
                id -> MessageEndpoints.upTo(frame)
                        .fold(
                                upTo -> answered(
                                        markRead.mark(new MarkRead.Command(seat.viewer(), id, upTo)),
                                        marked -> Optional.empty()),
                                problem -> refusedOr(() -> markRead.refusal(seat.viewer(), id), problem)));
    }

    private Parsed<Optional<OutgoingFrame>> typing(Seat seat, JsonObject frame) {
        return inConversation(
                seat,
                frame,
                id -> frame.truth("is_typing")
                        .fold(
                                isTyping ->
                                        answered(sayTyping.say(seat.viewer(), id, isTyping), said -> Optional.empty()),
                                problem -> refusedOr(() -> sayTyping.refusal(seat.viewer(), id), problem)));
    }

    /** Whoever may set a read mark there may look; who looks through somebody's eyes is not there (edge case 10). */
    private Parsed<Optional<OutgoingFrame>> focus(Seat seat, JsonObject frame) {
        if (frame.isNull(CONVERSATION)) {
            seat.focus(Optional.empty());
            return Parsed.of(Optional.empty());
        }
        return inConversation(seat, frame, id -> {
            // First, so that whatever shuts the viewer out from here on takes it away again.
            seat.focus(Optional.of(id));
            Optional<Refusal> refusal = markRead.refusal(seat.viewer(), id);
            refusal.ifPresent(no -> seat.focus(Optional.empty()));
            return refusal.map(FrameEndpoints::<Optional<OutgoingFrame>>refused)
                    .orElseGet(() -> Parsed.of(Optional.empty()));
        });
    }

    private Parsed<Optional<OutgoingFrame>> resume(Seat seat, JsonObject frame) {
        return inConversation(
                seat,
                frame,
                id -> frame.number("after_seq", 0)
                        .map(Seq::new)
                        .fold(
                                after -> answered(
                                        readHistory.read(
                                                seat.viewer(),
                                                id,
                                                new HistoryQuery.After(after, HistoryQuery.MAX_LIMIT)),
                                        part -> Optional.of(FrameJson.history(id, after, part))),
                                problem -> refusedOr(
                                        () -> readHistory
                                                .read(seat.viewer(), id, new HistoryQuery.After(Seq.NONE, 1))
                                                .refusal(),
                                        problem)));
    }

    private static Parsed<Optional<OutgoingFrame>> inConversation(
            Seat seat, JsonObject frame, Function<ConversationId, Parsed<Optional<OutgoingFrame>>> answer) {
        return conversation(seat, frame).then(answer);
    }

    private static Parsed<ConversationId> conversation(Seat seat, JsonObject frame) {
        if (seat.only().isPresent()) {
            ConversationId only = seat.only().get();
            return frame.optionalText(CONVERSATION)
                    .then(named ->
                            named.isEmpty() || ConversationId.parse(named.get()).equals(seat.only())
                                    ? Parsed.of(only)
                                    : Parsed.invalid(CONVERSATION, "This socket is for another conversation."));
        }
        return frame.text(CONVERSATION)
                .then(text -> ConversationId.parse(text)
                        .map(Parsed::of)
                        .orElseGet(() -> refused(Refusal.of(RefusalCode.CONVERSATION_NOT_FOUND))));
    }

    private static <T> Parsed<Optional<OutgoingFrame>> answered(
            Result<T> result, Function<T, Optional<OutgoingFrame>> answer) {
        return result.fold(done -> Parsed.of(answer.apply(done)), FrameEndpoints::refused);
    }

    private static Parsed<Optional<OutgoingFrame>> refusedOr(Supplier<Optional<Refusal>> refusal, Problem problem) {
        return refusal.get()
                .map(FrameEndpoints::<Optional<OutgoingFrame>>refused)
                .orElseGet(() -> Parsed.malformed(problem));
    }

    private static <T> Parsed<T> refused(Refusal refusal) {
        return Parsed.malformed(Refusals.problem(refusal));
    }

    /** Names what the frame named, where it can be what it is said to be. */
    static OutgoingFrame error(Problem problem, JsonObject frame) {
        Optional<String> conversation =
                named(frame, CONVERSATION).filter(id -> ConversationId.parse(id).isPresent());
        Optional<String> message = named(frame, CLIENT_MESSAGE)
                .filter(id -> ClientMessageId.parse(id).isPresent());
        return FrameJson.error(problem, conversation, message);
    }

    private static Optional<String> named(JsonObject frame, String field) {
        return frame.optionalText(field).fold(text -> text, mistyped -> Optional.empty());
    }

    /** What a socket is told whose frames can't be taken now. */
    static OutgoingFrame unavailable() {
        return FrameJson.error(Problems.unavailable(), Optional.empty(), Optional.empty());
    }
}
