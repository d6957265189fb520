package dev.rapport.http.live;

import dev.rapport.application.live.Parcel;
import dev.rapport.application.live.Receiver;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.problem.CloseCode;
import java.time.Duration;
import java.util.Optional;

/** Where somebody sits who was let in: who they are, what they look at, and what they are told. Thread-safe. */
final class Seat implements Receiver {

    private final Socket socket;
    private final Scope scope;
    private final Viewer viewer;
    private final Signs signs;
    private volatile ConversationId focus;

    /** A socket for one conversation looks at it from the beginning. */
    Seat(Socket socket, Scope scope, Viewer viewer, Signs signs) {
        this.socket = socket;
        this.scope = scope;
        this.viewer = viewer;
        this.signs = signs;
        this.focus = scope.only().orElse(null);
    }

    Viewer viewer() {
        return viewer;
    }

    /** What the person looks at from now on; empty: nothing. */
    void focus(Optional<ConversationId> conversation) {
        focus = conversation.orElse(null);
    }

    boolean isSilentFor(Duration time) {
        return signs.isSilentFor(time);
    }

    void close(CloseCode why) {
        socket.close(why);
    }

    @Override
    public MemberId member() {
        return viewer.member();
    }

    @Override
    public boolean isImpersonated() {
        return viewer.isImpersonated();
    }

    @Override
    public Optional<ConversationId> only() {
        return scope.only();
    }

    @Override
    public boolean looksAt(ConversationId conversation) {
        return conversation.equals(focus) && !signs.isWithoutFrameFor(Presence.FOCUS_LAPSE);
    }

    @Override
    public void receive(Parcel parcel) {
        OutgoingFrame frame = parcel.packed(OutgoingFrame.class, FrameJson::news);
        socket.send(frame, frame.isMessage() ? parcel.since() : Outbox.UNMEASURED);
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
}
