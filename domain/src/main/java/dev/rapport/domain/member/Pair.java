package dev.rapport.domain.member;

/** A provider and a customer: the two of a relationship and of the one conversation that they may have. */
public record Pair(MemberId provider, MemberId customer) {

    /** @throws IllegalArgumentException when both are the same member */
    public Pair {
        if (provider.equals(customer)) {
            throw new IllegalArgumentException("nobody is related to themselves");
        }
    }

    /** The pair of somebody on a side and the one across. */
    public static Pair of(Side side, MemberId member, MemberId counterpart) {
        return side == Side.PROVIDER ? new Pair(member, counterpart) : new Pair(counterpart, member);
    }

    /** Who stands on that side. */
    public MemberId at(Side side) {
        return side == Side.PROVIDER ? provider : customer;
    }
}
