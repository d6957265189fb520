package dev.rapport.domain.access;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.member.Side;

/** Whether a viewer may do something in a conversation. */
public sealed interface Decision {

    /** Yes, as the one on that side. */
    record Allowed(Side side) implements Decision {}

    /** No. */
    record Denied(Refusal refusal) implements Decision {
        Denied(RefusalCode code) {
            this(Refusal.of(code));
        }
    }
}
