package dev.rapport.persistence.member;

import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.CodePoints;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Lookup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@link Directory} in PostgreSQL: the standalone one. */
public final class JdbiDirectory implements Directory {

    private final Database database;
    private final Lookup<MemberId, Member> byId = new Lookup<>(this::findAll);

    public JdbiDirectory(Database database) {
        this.database = database;
    }

    @Override
    public Map<MemberId, Member> find(Set<MemberId> ids) {
        return byId.find(ids);
    }

    private Map<MemberId, Member> findAll(Set<MemberId> ids) {
        return database.ask(connection -> MemberSelects.ask(connection, ids));
    }

    @Override
    public boolean related(Pair pair) {
        return database.ask(
                MemberDao.class,
                dao -> dao.related(pair.provider().value(), pair.customer().value()));
    }

    @Override
    public Page<Member> contacts(MemberId of, String called, PageRequest page) {
        if (called.indexOf('\0') >= 0 || !CodePoints.isWellFormed(called)) {
            // No name has such characters, and PostgreSQL would not even take the question.
            return new Page<>(0, List.of());
        }
        List<CountedMember> rows = database.ask(
                MemberDao.class,
                dao -> dao.contacts(of.value(), MemberName.searchKey(called), page.offset(), page.size()));
        return new Page<>(
                rows.get(0).total(),
                rows.stream()
                        .map(CountedMember::member)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
