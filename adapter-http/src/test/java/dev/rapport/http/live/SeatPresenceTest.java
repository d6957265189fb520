package dev.rapport.http.live;

import dev.rapport.application.live.Connections;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.testkit.contract.PresenceContract;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Those who sit at sockets are there, and look at what they say they look at. */
class SeatPresenceTest implements PresenceContract {

    @Override
    public Sockets fresh() {
        AtomicLong nanos = new AtomicLong();
        Connections connections = new Connections();
        return new Sockets() {
            @Override
            public Presence presence() {
                return connections;
            }

            @Override
            public PresenceContract.Socket connect(Viewer viewer, Conversation conversation) {
                Signs signs = new Signs(nanos::get);
                // Nothing is sent here: there is no socket behind the seat.
                Seat seat = new Seat(null, Scope.EVERYTHING, viewer, signs);
                connections.add(seat);
                return at(seat, signs, connections);
            }

            @Override
            public void pass(Duration time) {
                nanos.addAndGet(time.toNanos());
            }
        };
    }

    private static PresenceContract.Socket at(Seat seat, Signs signs, Connections connections) {
        return new PresenceContract.Socket() {
            @Override
            public void focus(Optional<ConversationId> conversation) {
                signs.frame();
                seat.focus(conversation);
            }

            @Override
            public void frame() {
                signs.frame();
            }

            @Override
            public void close() {
                connections.remove(seat);
            }
        };
    }
}
