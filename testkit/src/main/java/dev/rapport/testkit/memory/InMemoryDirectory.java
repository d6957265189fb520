package dev.rapport.testkit.memory;

import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The standalone directory, in memory. */
public final class InMemoryDirectory implements Directory {

    private final InMemoryStore store;

    public InMemoryDirectory(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Map<MemberId, Member> find(Set<MemberId> ids) {
        return store.atomically(() -> ids.stream()
                .map(store.members::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableMap(Member::id, member -> member)));
    }

    @Override
    public boolean related(Pair pair) {
        return store.atomically(() -> store.members.isRelated(pair));
    }

    @Override
    public Page<Member> contacts(MemberId of, String called, PageRequest page) {
        return store.atomically(() -> Page.of(
                store.members.find(of).stream()
                        .flatMap(self -> store.members.relatedTo(self.id(), self.role()))
                        .flatMap(id -> store.members.find(id).stream())
                        .filter(member -> member.isCalled(called))
                        .sorted(Member.BY_NAME)
                        .toList(),
                page));
    }
}
