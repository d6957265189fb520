package dev.rapport.testkit.memory;

import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The members, their relationships, and how often each id was erased. Used under the store's lock. */
final class MemberTable {

    private final Map<MemberId, Member> rows = new HashMap<>();
    private final Set<Pair> relationships = new LinkedHashSet<>();
    private final Map<MemberId, Long> erasures = new HashMap<>();

    Optional<Member> find(MemberId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Inserts or replaces a member; true where it is new. */
    boolean put(Member member) {
        return rows.put(member.id(), member) == null;
    }

    boolean isRelated(Pair pair) {
        return relationships.contains(pair);
    }

    /** Relates a pair; false where it was related already. */
    boolean relate(Pair pair) {
        return relationships.add(pair);
    }

    void part(Pair pair) {
        relationships.remove(pair);
    }

    /** The counterparts of a member who stands on that side. */
    Stream<MemberId> relatedTo(MemberId member, Side side) {
        return relationships.stream()
                .filter(pair -> pair.at(side).equals(member))
                .map(pair -> pair.at(side.other()));
    }

    void erase(MemberId member) {
        rows.remove(member);
        relationships.removeIf(
                pair -> pair.provider().equals(member) || pair.customer().equals(member));
        erasures.merge(member, 1L, Long::sum);
    }

    /** How often the two were erased, together. */
    long erasures(Pair pair) {
        return erasures.getOrDefault(pair.provider(), 0L) + erasures.getOrDefault(pair.customer(), 0L);
    }
}
