package dev.rapport.testkit.memory;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is there, and looks at what, told by a test: {@code presence.connect(ben).focus(conversation)}. */
public final class InMemoryPresence implements Presence {

    private final Clock clock;
    private final Map<MemberId, Set<Socket>> sockets = new HashMap<>();

    /** @param clock by which a focus lapses */
    public InMemoryPresence(Clock clock) {
        this.clock = clock;
    }

    /** One open socket. */
    public final class Socket {

        private final Viewer viewer;
        private Optional<ConversationId> focus = Optional.empty();
        private Instant lastFrame;

        private Socket(Viewer viewer) {
            this.viewer = viewer;
            this.lastFrame = clock.instant();
        }

        /** Looks at this conversation from here on. */
        public void focus(ConversationId conversation) {
            focus(Optional.of(conversation));
        }

        /** Looks at this conversation from here on, or at none. */
        public void focus(Optional<ConversationId> conversation) {
            synchronized (sockets) {
                focus = conversation;
                lastFrame = clock.instant();
            }
        }

        /** Gives a sign of life. */
        public void frame() {
            synchronized (sockets) {
                lastFrame = clock.instant();
            }
        }

        public void close() {
            synchronized (sockets) {
                sockets.computeIfPresent(viewer.member(), (member, open) -> {
                    open.remove(this);
                    return open.isEmpty() ? null : open;
                });
            }
        }

        private boolean looksAt(ConversationId conversation) {
            return focus.filter(conversation::equals).isPresent()
                    && clock.instant().isBefore(lastFrame.plus(FOCUS_LAPSE));
        }
    }

    /** Opens a socket of a member. */
    public Socket connect(MemberId member) {
        return connect(Viewer.member(member));
    }

    /** Opens a socket; one through which somebody else looks makes nobody present. */
    public Socket connect(Viewer viewer) {
        Socket socket = new Socket(viewer);
        if (!viewer.isImpersonated()) {
            synchronized (sockets) {
                sockets.computeIfAbsent(viewer.member(), member -> new HashSet<>())
                        .add(socket);
            }
        }
        return socket;
    }

    @Override
    public Attention of(MemberId member, ConversationId conversation) {
        synchronized (sockets) {
            Set<Socket> open = sockets.getOrDefault(member, Set.of());
            if (open.stream().anyMatch(socket -> socket.looksAt(conversation))) {
                return Attention.LOOKING;
            }
            return open.isEmpty() ? Attention.AWAY : Attention.CONNECTED;
        }
    }
}
