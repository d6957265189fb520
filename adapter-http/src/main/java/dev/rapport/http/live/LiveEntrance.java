package dev.rapport.http.live;

import dev.rapport.application.live.OpenLive;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.http.exchange.Answering;
import dev.rapport.http.problem.CloseCode;
import dev.rapport.http.problem.Refusals;
import java.util.Optional;

/** Lets those in who may listen. */
final class LiveEntrance {

    private final OpenLive openLive;

    LiveEntrance(OpenLive openLive) {
        this.openLive = openLive;
    }

    /** With what a socket is closed that may not be; empty where it may. */
    Optional<CloseCode> refusal(Viewer viewer, Scope scope) {
        try {
            return refused(viewer, scope).map(Refusal::code).map(Refusals::closeCode);
        } catch (RuntimeException fault) {
            Answering.problemOf(fault);
            return Optional.of(fault instanceof Unavailable ? CloseCode.UNAVAILABLE : CloseCode.FAULT);
        }
    }

    private Optional<Refusal> refused(Viewer viewer, Scope scope) {
        if (scope.only().isPresent()) {
            return openLive.refusal(viewer, scope.only().get());
        }
        return openLive.refusal(viewer)
                .or(() ->
                        scope.isOne() ? Optional.of(Refusal.of(RefusalCode.CONVERSATION_NOT_FOUND)) : Optional.empty());
    }
}
