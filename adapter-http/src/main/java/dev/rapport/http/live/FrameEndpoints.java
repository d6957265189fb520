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
import dev.rapport.http.metrics.SendMetrics;
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
    private final SendMetrics metrics;

    FrameEndpoints(UseCases useCases, SendMetrics metrics) {
        this.metrics = metrics;
        sendMessage = useCases.sendMessage();
        markRead = useCases.markRead();
        sayTyping = useCases.sayTyping();
        readHistory = useCases.readHistory();
    }

    /** What a frame is answered with, if with anything. Whatever goes wrong is an answer too. */
    Optional<OutgoingFrame> answer(Seat seat, FrameType type, JsonObject frame) {
        try {
            Parsed<Optional<OutgoingFrame>> answer = switch (type) {
                case PING -> Parsed.of(Optional.of(FrameJson.pong()));
                case FOCUS -> focus(seat, frame);
                case SEND -> conversation(seat, frame).then(id -> send(seat, frame, id));
                case READ -> conversation(seat, frame).then(id -> read(seat, frame, id));
                case TYPING -> conversation(seat, frame).then(id -> typing(seat, frame, id));
                case RESUME -> conversation(seat, frame).then(id -> resume(seat, frame, id));
                case AUTH, UNKNOWN -> Parsed.invalid("type", "There is no frame of this type.");
            };
            return answer.fold(given -> given, problem -> Optional.of(error(problem, frame)));
        } catch (RuntimeException fault) {
            return Optional.of(error(Answering.problemOf(fault), frame));
        }
    }

    private Parsed<Optional<OutgoingFrame>> send(Seat seat, JsonObject frame, ConversationId id) {
        return settled(
                MessageFields.read(frame)
                        .map(fields -> metrics.counted(
                                sendMessage.send(new SendMessage.Command(
                                        seat.viewer(), id, fields.content(), fields.clientMessageId())),
                                SendMessage.Sent::isNew)),
                sent -> Optional.of(FrameJson.ack(named(frame, CLIENT_MESSAGE), sent.message())),
                () -> sendMessage.refusal(seat.viewer(), id));
    }

    private Parsed<Optional<OutgoingFrame>> read(Seat seat, JsonObject frame, ConversationId id) {
        return settled(
                MessageEndpoints.upTo(frame).map(upTo -> markRead.mark(new MarkRead.Command(seat.viewer(), id, upTo))),
                marked -> Optional.empty(),
                () -> markRead.refusal(seat.viewer(), id));
    }

    private Parsed<Optional<OutgoingFrame>> typing(Seat seat, JsonObject frame, ConversationId id) {
        return settled(
                frame.truth("is_typing").map(isTyping -> sayTyping.say(seat.viewer(), id, isTyping)),
                said -> Optional.empty(),
                () -> sayTyping.refusal(seat.viewer(), id));
    }

    private Parsed<Optional<OutgoingFrame>> resume(Seat seat, JsonObject frame, ConversationId id) {
        return frame.number("after_seq", 0)
                .map(Seq::new)
                .fold(
                        after -> settled(
                                Parsed.of(resumed(seat, id, after)),
                                part -> Optional.of(FrameJson.history(id, after, part)),
                                Optional::empty),
                        problem -> refusedOr(resumed(seat, id, Seq.NONE).refusal(), problem));
    }

    private Result<ReadHistory.Part> resumed(Seat seat, ConversationId id, Seq after) {
        return readHistory.read(seat.viewer(), id, new HistoryQuery.After(after, HistoryQuery.MAX_LIMIT));
    }

    private Parsed<Optional<OutgoingFrame>> focus(Seat seat, JsonObject frame) {
        if (frame.isNull(CONVERSATION)) {
            seat.focus(Optional.empty());
            return Parsed.of(Optional.empty());
        }
        return conversation(seat, frame).then(id -> focus(seat, id));
    }

    /**
     * Whoever may set a read mark there may look; who looks through somebody's eyes is not there (edge case 10). The focus
     * is set before that is asked, so that whatever shuts the viewer out from here on takes it away again.
     */
    private Parsed<Optional<OutgoingFrame>> focus(Seat seat, ConversationId id) {
        seat.focus(Optional.of(id));
        boolean mayLook = false;
        try {
            Optional<Refusal> refusal = markRead.refusal(seat.viewer(), id);
            mayLook = refusal.isEmpty();
            return refusal.map(FrameEndpoints::<Optional<OutgoingFrame>>refused)
                    .orElseGet(() -> Parsed.of(Optional.empty()));
        } finally {
            if (!mayLook) {
                seat.focus(Optional.empty());
            }
        }
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

    /**
     * What came of a frame: done, refused, or not even understood.
     *
     * @param refusal why the viewer could not do it anyway
     */
    private static <T> Parsed<Optional<OutgoingFrame>> settled(
            Parsed<Result<T>> understood,
            Function<T, Optional<OutgoingFrame>> answer,
            Supplier<Optional<Refusal>> refusal) {
        return understood.fold(
                result -> result.fold(done -> Parsed.of(answer.apply(done)), FrameEndpoints::refused),
                problem -> refusedOr(refusal.get(), problem));
    }

    private static Parsed<Optional<OutgoingFrame>> refusedOr(Optional<Refusal> refusal, Problem problem) {
        return refusal.map(FrameEndpoints::<Optional<OutgoingFrame>>refused).orElseGet(() -> Parsed.malformed(problem));
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
