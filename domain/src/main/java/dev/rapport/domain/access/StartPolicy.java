package dev.rapport.domain.access;

import dev.rapport.domain.member.Side;

/** Who may start a conversation (rule 1). */
public enum StartPolicy {
    /** Providers alone: the default. */
    PROVIDER,
    /** Both sides. */
    EITHER;

    public boolean allows(Side starter) {
        return this == EITHER || starter == Side.PROVIDER;
    }
}
