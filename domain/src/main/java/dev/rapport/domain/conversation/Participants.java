package dev.rapport.domain.conversation;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands on the two sides of a conversation. A side is empty once its member was erased (rule 4). */
public record Participants(Optional<MemberId> provider, Optional<MemberId> customer) {

    public static Participants of(Pair pair) {
        return new Participants(Optional.of(pair.provider()), Optional.of(pair.customer()));
    }

    /** Who stands on that side. */
    public Optional<MemberId> at(Side side) {
        return side == Side.PROVIDER ? provider : customer;
    }

    /** Those who stand on a side. */
    public Stream<MemberId> members() {
        return Stream.concat(provider.stream(), customer.stream());
    }

    /** On which side this member stands; empty for a stranger. */
    public Optional<Side> sideOf(MemberId member) {
        if (provider.filter(member::equals).isPresent()) {
            return Optional.of(Side.PROVIDER);
        }
        return customer.filter(member::equals).map(found -> Side.CUSTOMER);
    }

    /** The same without whoever stands on that side. */
    public Participants without(Side side) {
        return side == Side.PROVIDER
                ? new Participants(Optional.empty(), customer)
                : new Participants(provider, Optional.empty());
    }
}
