package dev.rapport.application.live;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who listens on this node, member by member; and so, who is there. */
public final class Connections implements Presence {

    /**
     * The most receivers of one member (contract, section 5), and again of those who look through the member's eyes: these
     * must not keep the member out.
     */
    public static final int MAX_PER_MEMBER = 20;

    private final Map<MemberId, List<Receiver>> receivers = new ConcurrentHashMap<>();

    /** Lets one more listen, from now on; false where the member has as many as may be. */
    public boolean add(Receiver receiver) {
        List<Receiver> after = receivers.compute(
                receiver.member(), (member, present) -> present == null ? List.of(receiver) : with(present, receiver));
        return after.contains(receiver);
    }

    private static List<Receiver> with(List<Receiver> present, Receiver receiver) {
        long alike = present.stream()
                .filter(other -> other.isImpersonated() == receiver.isImpersonated())
                .count();
        return alike < MAX_PER_MEMBER
                ? Stream.concat(present.stream(), Stream.of(receiver)).toList()
                : present;
    }

    /** Lets it listen no longer. */
    public void remove(Receiver receiver) {
        receivers.computeIfPresent(receiver.member(), (member, present) -> {
            List<Receiver> left =
                    present.stream().filter(other -> other != receiver).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /** All who listen for that member. */
    public List<Receiver> of(MemberId member) {
        return receivers.getOrDefault(member, List.of());
    }

    /** Those who listen for that member to that conversation. */
    List<Receiver> of(Optional<MemberId> member, ConversationId conversation) {
        return member.map(this::of).orElse(List.of()).stream()
                .filter(receiver -> receiver.hears(conversation))
                .toList();
    }

    boolean isConnected(Optional<MemberId> member) {
        return member.filter(receivers::containsKey).isPresent();
    }

    boolean isEmpty() {
        return receivers.isEmpty();
    }

    @Override
    public Attention of(MemberId member, ConversationId conversation) {
        List<Receiver> own = of(member).stream()
                .filter(receiver -> !receiver.isImpersonated())
                .toList();
        if (own.isEmpty()) {
            return Attention.AWAY;
        }
        return own.stream().anyMatch(receiver -> receiver.looksAt(conversation))
                ? Attention.LOOKING
                : Attention.CONNECTED;
    }
}
