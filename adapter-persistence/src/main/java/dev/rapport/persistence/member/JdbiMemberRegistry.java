package dev.rapport.persistence.member;

import dev.rapport.domain.member.AvatarUrl;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Database;
import java.util.Optional;

/** {@link MemberRegistry} in PostgreSQL. */
public final class JdbiMemberRegistry implements MemberRegistry {

    private final Database database;

    public JdbiMemberRegistry(Database database) {
        this.database = database;
    }

    @Override
    public Put put(Member member) {
        // A member who is erased between the two statements is put once more, as a new one.
        Optional<Put> put = Optional.empty();
        while (put.isEmpty()) {
            put = database.inTransaction(handle -> put(handle.attach(MemberDao.class), member));
        }
        return put.get();
    }

    private static Optional<Put> put(MemberDao dao, Member member) {
        String id = member.id().value();
        String name = member.name().value();
        String avatar = member.avatar().map(AvatarUrl::value).orElse(null);
        String role = Columns.word(member.role());
        String sortKey = member.name().sortKey();
        String searchKey = member.name().searchKey();
        if (dao.insert(id, name, sortKey, searchKey, avatar, role) > 0) {
            return Optional.of(Put.CREATED);
        }
        Optional<String> before = dao.lockRole(id);
        if (before.isPresent() && !before.get().equals(role) && dao.isInUse(id)) {
            return Optional.of(Put.ROLE_IN_USE);
        }
        return before.map(
                known -> dao.update(id, name, sortKey, searchKey, avatar, role) > 0 ? Put.UPDATED : Put.UNCHANGED);
    }
}
