package com.example.tutoring;

import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who teaches whom. It stands for the platform's accounts service, and keeps them in memory. */
public final class Roster implements Directory {

    private final Map<MemberId, Member> people = new ConcurrentHashMap<>();
    private final Set<Pair> lessons = ConcurrentHashMap.newKeySet();

    void put(Member person) {
        people.put(person.id(), person);
    }

    /** Forgets somebody, and all their lessons. */
    void forget(MemberId person) {
        people.remove(person);
        lessons.removeIf(
                pair -> pair.provider().equals(person) || pair.customer().equals(person));
    }

    void engage(Pair pair) {
        lessons.add(pair);
    }

    void part(Pair pair) {
        lessons.remove(pair);
    }

    @Override
    public Map<MemberId, Member> find(Set<MemberId> ids) {
        return known(ids.stream()).collect(Collectors.toMap(Member::id, Function.identity()));
    }

    @Override
    public boolean related(Pair pair) {
        return lessons.contains(pair);
    }

    @Override
    public Page<Member> contacts(MemberId of, String called, PageRequest page) {
        Stream<MemberId> others = lessons.stream()
                .filter(pair -> pair.provider().equals(of) || pair.customer().equals(of))
                .map(pair -> pair.provider().equals(of) ? pair.customer() : pair.provider());
        return Page.of(
                known(others)
                        .filter(person -> person.isCalled(called))
                        .sorted(Member.BY_NAME)
                        .toList(),
                page);
    }

    private Stream<Member> known(Stream<MemberId> ids) {
        return ids.flatMap(id -> Stream.ofNullable(people.get(id)));
    }
}
