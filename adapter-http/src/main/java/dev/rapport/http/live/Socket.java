package dev.rapport.http.live;

import dev.rapport.application.live.Parcel;
import dev.rapport.application.live.Receiver;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.problem.CloseCode;
import java.nio.ByteBuffer;
import java.time.Duration;
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
 */
public final class Socket implements Session.Listener, Receiver, Seat {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final SocketTools tools;
    private final Scope scope;
    private final Signs signs;
    private final SlidingWindow frames = new SlidingWindow(LiveLimits.MAX_FRAMES, LiveLimits.FRAMES_WINDOW);
    private final Outbox outbox;
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private SlidingWindow resumes;
    private Ticket ticket;
    private volatile Session session;
    private volatile Pass pass;
    private volatile ConversationId focus;

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
        if (!tools.sockets().add(this)) {
            close(CloseCode.RESTARTING);
            return;
        }
        Ticket shown = ticket;
        ticket = null;
        if (shown instanceof Ticket.Later) {
            session.setMaxTextMessageSize(LiveLimits.MAX_UNAUTHENTICATED_FRAME_BYTES);
        } else {
            enter(shown);
        }
        next();
    }

    /** Begins to listen before it is asked who may: so that no change of that goes unnoticed between the two. */
    private void enter(Ticket shown) {
        if (shown instanceof Ticket.Bad bad) {
            close(bad.why());
            return;
        }
        Pass shownPass = ((Ticket.Valid) shown).pass();
        pass = shownPass;
        if (!shownPass.viewer().isParticipant()) {
            close(CloseCode.NO_ACCESS);
            return;
        }
        if (!tools.sockets().listen(this)) {
            close(CloseCode.TOO_MANY_SOCKETS);
            return;
        }
        if (isClosing.get()) {
            tools.sockets().listenNoMore(this);
            return;
        }
        tools.entrance().refusal(shownPass.viewer(), scope).ifPresentOrElse(this::close, this::welcome);
    }

    private void welcome() {
        session.setMaxTextMessageSize(LiveLimits.MAX_FRAME_BYTES);
        focus = scope.only().orElse(null);
        outbox.begin(FrameJson.hello(member(), tools.time().clock().instant()));
    }

    @Override
    public void onWebSocketText(String text) {
        signs.frame();
        if (!isClosing.get()) {
            take(text);
        }
        next();
    }

    private void take(String text) {
        JsonObject.parse(text)
                .then(frame -> frame.text("type").map(type -> new Frame(FrameType.of(type), frame)))
                .fold(
                        frame -> {
                            take(frame);
                            return true;
                        },
                        malformed -> {
                            close(CloseCode.MALFORMED);
                            return false;
                        });
    }

    private record Frame(FrameType type, JsonObject fields) {}

    private void take(Frame frame) {
        tools.metrics().received(frame.type());
        if (!admits(frame.type())) {
            close(CloseCode.TOO_MANY_FRAMES);
        } else if (frame.type() == FrameType.AUTH) {
            authenticate(frame.fields());
        } else if (pass == null) {
            close(CloseCode.UNAUTHENTICATED);
        } else {
            tools.endpoints().answer(this, frame.type(), frame.fields()).ifPresent(answer -> send(answer, 0));
        }
    }

    private boolean admits(FrameType type) {
        if (type != FrameType.RESUME) {
            return frames.admit(signs.now());
        }
        if (resumes == null) {
            resumes = new SlidingWindow(LiveLimits.MAX_RESUMES, LiveLimits.RESUMES_WINDOW);
        }
        return resumes.admit(signs.now());
    }

    private void authenticate(JsonObject frame) {
        Parsed<String> token = frame.text("token");
        Ticket shown = token.fold(tools.tickets()::of, missing -> new Ticket.Bad(CloseCode.UNAUTHENTICATED));
        if (pass == null) {
            enter(shown);
        } else {
            renew(shown);
        }
    }

    /** The same viewer with a later end; in silence. */
    private void renew(Ticket shown) {
        if (shown instanceof Ticket.Valid valid) {
            if (valid.pass().viewer().equals(pass.viewer())) {
                pass = valid.pass();
            } else {
                close(CloseCode.UNAUTHENTICATED);
            }
        } else if (((Ticket.Bad) shown).why() == CloseCode.UNAVAILABLE) {
            send(FrameEndpoints.unavailable(), 0);
        } else {
            close(((Ticket.Bad) shown).why());
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
        if (frames.admit(signs.now())) {
            session.sendPong(payload, Callback.from(this::next, failure -> next()));
        } else {
            close(CloseCode.TOO_MANY_FRAMES);
            next();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        signs.heard();
        if (!frames.admit(signs.now())) {
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

    /** Looks whether its time has come, in one way or another. Never waits. */
    void tick(Instant now) {
        Pass present = pass;
        if (isClosing.get()) {
            if (signs.isClosingFor(LiveLimits.CLOSING)) {
                session.disconnect();
            }
        } else if (present == null) {
            if (signs.isOpenFor(LiveLimits.AUTHENTICATION)) {
                close(CloseCode.UNAUTHENTICATED);
            }
        } else if (!now.isBefore(present.endsAt())) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (isSilentFor(LiveLimits.SILENCE)) {
            close(CloseCode.SILENT);
        } else if (signs.isPingDue(LiveLimits.HEARTBEAT)) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    boolean isSilentFor(Duration time) {
        return signs.isSilentFor(time);
    }

    /** What waits is still written, as far as the client takes it in time; nothing more is added. */
    void close(CloseCode why) {
        if (beginsToClose(why)) {
            outbox.finish(() -> session.close(why.code(), why.reason(), Callback.from(() -> {}, this::cut)));
        }
    }

    /** There is more than it can take: what waits is forgotten. */
    private void overflow() {
        if (beginsToClose(CloseCode.TOO_SLOW)) {
            tools.metrics().overflowed();
            session.close(CloseCode.TOO_SLOW.code(), CloseCode.TOO_SLOW.reason(), Callback.from(() -> {}, this::cut));
        }
    }

    private boolean beginsToClose(CloseCode why) {
        if (!isClosing.compareAndSet(false, true)) {
            return false;
        }
        signs.closing();
        tools.sockets().listenNoMore(this);
        tools.metrics().closed(why.code());
        return true;
    }

    private void cut(Throwable cause) {
        LOG.debug("A socket is cut", cause);
        cut();
    }

    /** Without a word: it does not listen any more. */
    void cut() {
        session.disconnect();
    }

    boolean isAuthenticated() {
        return pass != null;
    }

    private void send(OutgoingFrame frame, long since) {
        if (!outbox.offer(frame, since)) {
            overflow();
        }
    }

    @Override
    public void receive(Parcel parcel) {
        OutgoingFrame frame = parcel.packed(OutgoingFrame.class, FrameJson::news);
        send(frame, frame.isMessage() ? parcel.since() : 0);
    }

    @Override
    public void shutOut(ConversationId conversation) {
        if (conversation.equals(focus)) {
            focus = null;
        }
        if (scope.only().filter(conversation::equals).isPresent()) {
            close(CloseCode.NO_ACCESS);
        }
    }

    @Override
    public void shutOut() {
        close(CloseCode.NO_ACCESS);
    }

    @Override
    public MemberId member() {
        return viewer().member();
    }

    @Override
    public boolean isImpersonated() {
        return viewer().isImpersonated();
    }

    @Override
    public Viewer viewer() {
        return pass.viewer();
    }

    @Override
    public Optional<ConversationId> only() {
        return scope.only();
    }

    @Override
    public void focus(Optional<ConversationId> conversation) {
        focus = conversation.orElse(null);
    }

    @Override
    public boolean looksAt(ConversationId conversation) {
        return conversation.equals(focus) && !signs.isWithoutFrameFor(LiveLimits.FOCUS);
    }

    private final class ToSession implements Outbox.Writer {

        @Override
        public void write(OutgoingFrame frame, Callback callback) {
            session.sendText(frame.text(), callback);
        }

        @Override
        public void written(Outbox.Entry entry) {
            tools.metrics().sent(entry.frame().type());
            if (entry.since() != 0) {
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
