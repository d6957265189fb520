package dev.rapport.testkit.memory;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.testkit.contract.PresenceContract;
import java.time.Duration;
import java.util.Optional;

class InMemoryPresenceTest implements PresenceContract {

    @Override
    public Sockets fresh() {
        MutableClock clock = MutableClock.standing();
        return new Driven(clock, new InMemoryPresence(clock));
    }

    private record Driven(MutableClock clock, InMemoryPresence presence) implements Sockets {

        @Override
        public Socket connect(Viewer viewer, Conversation conversation) {
            InMemoryPresence.Socket socket = presence.connect(viewer);
            return new Socket() {
                @Override
                public void focus(Optional<ConversationId> at) {
                    socket.focus(at);
                }

                @Override
                public void frame() {
                    socket.frame();
                }

                @Override
                public void close() {
                    socket.close();
                }
            };
        }

        @Override
        public void pass(Duration time) {
            clock.advance(time);
        }
    }
}
