package dev.rapport.http.live;

import dev.rapport.domain.access.Viewer;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.problem.CloseCode;
import dev.rapport.http.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's socket, from its upgrade to its end. Jetty brings one frame at a time, on a thread that may be held; the
 * next is asked for when the answer has room. News comes from other threads at any time, and is never waited for.
 *
 * <p>Public because Jetty asks for it; nobody else can make one.
 */
public final class Socket implements Session.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final SocketTools tools;
    private final Scope scope;
    private final Signs signs;
    private final Outbox outbox;
    private final Budget budget = new Budget();
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private Ticket ticket;
    private volatile Session session;
    private volatile Seat seat;
    private volatile Instant endsAt;

    /** @param ticket what was shown with the upgrade */
    Socket(SocketTools tools, Scope scope, Ticket ticket) {
        this.tools = tools;
        this.scope = scope;
        this.ticket = ticket;
        this.signs = new Signs(tools.time().nanos());
        this.outbox = new Outbox(new ToSession());
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        signs.opened();
        session.setMaxTextMessageSize(LiveLimits.MAX_UNAUTHENTICATED_FRAME_BYTES);
        if (!tools.sockets().add(this)) {
            close(CloseCode.RESTARTING);
        } else if (!(ticket instanceof Ticket.Later)) {
            enter(ticket);
        }
        ticket = null;
        next();
    }

    private void enter(Ticket shown) {
        if (shown instanceof Ticket.Valid valid) {
            enter(valid.pass());
        } else {
            close(((Ticket.Bad) shown).why());
        }
    }

    /** Begins to listen before it is asked who may: so that no change of that goes unnoticed between the two. */
    private void enter(Pass pass) {
        Viewer viewer = pass.viewer();
        endsAt = pass.endsAt();
        // Whoever takes part in nothing may have a member's id, and must not even for a moment be taken for that.
        if (!viewer.isParticipant()) {
            close(CloseCode.NO_ACCESS);
            return;
        }
        seat = new Seat(this, scope, viewer, signs);
        if (!tools.sockets().listen(seat)) {
            close(CloseCode.TOO_MANY_SOCKETS);
        } else if (isClosing.get()) {
            tools.sockets().listenNoMore(seat);
        } else {
            tools.entrance().refusal(viewer, scope).ifPresentOrElse(this::close, this::welcome);
        }
    }

    private void welcome() {
        session.setMaxTextMessageSize(LiveLimits.MAX_FRAME_BYTES);
        outbox.begin(FrameJson.hello(seat.member(), tools.time().clock().instant()));
    }

    @Override
    public void onWebSocketText(String text) {
        signs.frame();
        if (!isClosing.get()) {
            Optional<Problem> malformed = JsonObject.parse(text)
                    .then(frame -> frame.text("type").map(word -> {
                        take(FrameType.of(word), frame);
                        return word;
                    }))
                    .fold(word -> Optional.empty(), Optional::of);
            malformed.ifPresent(problem -> close(CloseCode.MALFORMED));
        }
        next();
    }

    private void take(FrameType type, JsonObject frame) {
        tools.metrics().received(type);
        if (!budget.admits(type, signs.now())) {
            close(CloseCode.TOO_MANY_FRAMES);
        } else if (type == FrameType.AUTH) {
            authenticate(frame);
        } else if (seat == null) {
            close(CloseCode.UNAUTHENTICATED);
        } else {
            tools.endpoints().answer(seat, type, frame).ifPresent(answer -> send(answer, Outbox.UNMEASURED));
        }
    }

    private void authenticate(JsonObject frame) {
        Ticket shown =
                frame.text("token").fold(tools.tickets()::of, missing -> new Ticket.Bad(CloseCode.UNAUTHENTICATED));
        if (seat == null) {
            enter(shown);
        } else if (shown instanceof Ticket.Valid valid) {
            renew(valid.pass());
        } else if (((Ticket.Bad) shown).why() == CloseCode.UNAVAILABLE) {
            send(FrameEndpoints.unavailable(), Outbox.UNMEASURED);
        } else {
            close(((Ticket.Bad) shown).why());
        }
    }

    /** The same viewer with another end; in silence. */
    private void renew(Pass pass) {
        if (pass.viewer().equals(seat.viewer())) {
            endsAt = pass.endsAt();
        } else {
            close(CloseCode.UNAUTHENTICATED);
        }
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean isLast, Callback callback) {
        callback.succeed();
        close(CloseCode.MALFORMED);
        next();
    }

    /** The next frame is read when the answer is written, so that nobody makes the server hold many. */
    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        signs.heard();
        if (budget.admits(signs.now())) {
            session.sendPong(payload, Callback.from(this::next, failure -> next()));
        } else {
            close(CloseCode.TOO_MANY_FRAMES);
            next();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        signs.heard();
        if (!budget.admits(signs.now())) {
            close(CloseCode.TOO_MANY_FRAMES);
        }
        next();
    }

    /** Also while it is closing: the client's own closing frame is one of those to be read. */
    private void next() {
        if (isClosing.get()) {
            session.demand();
        } else {
            outbox.whenRoomy(session::demand);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A socket failed", cause);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        if (isClosing.compareAndSet(false, true)) {
            tools.metrics().closed(code);
        }
        outbox.discard();
        tools.sockets().remove(this);
        callback.succeed();
    }

    Optional<Seat> seat() {
        return Optional.ofNullable(seat);
    }

    /** Looks whether its time has come, in one way or another. Never waits. */
    void tick(Instant now) {
        if (isClosing.get()) {
            if (signs.isClosingFor(LiveLimits.CLOSING)) {
                cut();
            }
        } else if (endsAt == null) {
            if (signs.isOpenFor(LiveLimits.AUTHENTICATION)) {
                close(CloseCode.UNAUTHENTICATED);
            }
        } else if (!now.isBefore(endsAt)) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (signs.isSilentFor(LiveLimits.SILENCE)) {
            close(CloseCode.SILENT);
        } else if (signs.isPingDue(LiveLimits.HEARTBEAT)) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    /**
     * Sends a frame when its turn comes. Where the client leaves too much untaken, it is cut off.
     *
     * @param since when what it tells was published, in nanoseconds
     */
    void send(OutgoingFrame frame, long since) {
        if (!outbox.offer(frame, since) && beginsToClose(CloseCode.TOO_SLOW)) {
            tools.metrics().overflowed();
            say(CloseCode.TOO_SLOW);
        }
    }

    /** What waits is still written, as far as the client takes it in time; nothing more is added. */
    void close(CloseCode why) {
        if (beginsToClose(why)) {
            outbox.finish(() -> say(why));
        }
    }

    private boolean beginsToClose(CloseCode why) {
        if (!isClosing.compareAndSet(false, true)) {
            return false;
        }
        signs.closing();
        seat().ifPresent(tools.sockets()::listenNoMore);
        tools.metrics().closed(why.code());
        return true;
    }

    private void say(CloseCode why) {
        session.close(why.code(), why.reason(), Callback.from(() -> {}, this::cut));
    }

    private void cut(Throwable cause) {
        LOG.debug("A socket does not take what is written", cause);
        cut();
    }

    /** Ends the connection without a word. */
    void cut() {
        session.disconnect();
    }

    private final class ToSession implements Outbox.Writer {

        @Override
        public void write(OutgoingFrame frame, Callback callback) {
            session.sendText(frame.text(), callback);
        }

        @Override
        public void written(Outbox.Entry entry) {
            tools.metrics().sent(entry.frame().type());
            if (entry.since() != Outbox.UNMEASURED) {
                tools.metrics().delivered(signs.now() - entry.since());
            }
        }

        @Override
        public void failed(Throwable cause) {
            outbox.discard();
            cut(cause);
        }
    }
}
