package dev.rapport.domain.member;

/** The two sides of every conversation; in the directory, the role of a member. */
public enum Side {
    /** The one who offers: a trainer, an artist. */
    PROVIDER,
    /** The one who is served: a trainee, a customer. */
    CUSTOMER;

    /** The side across. */
    public Side other() {
        return this == PROVIDER ? CUSTOMER : PROVIDER;
    }
}
