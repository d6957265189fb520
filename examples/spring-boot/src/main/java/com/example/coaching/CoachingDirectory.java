package com.example.coaching;

import dev.rapport.domain.Unavailable;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the coaches and clients are, and who has a contract with whom. The support staff take part in nothing. */
@Component
class CoachingDirectory implements Directory {

    private final JdbcClient jdbc;

    CoachingDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<MemberId, Member> find(Set<MemberId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return answered(() -> jdbc
                .sql("SELECT id, name, role FROM coaching.account WHERE id IN (:ids) AND role <> 'SUPPORT'")
                .param("ids", ids.stream().map(MemberId::value).toList())
                .query(CoachingDirectory::member)
                .stream()
                .collect(Collectors.toMap(Member::id, member -> member)));
    }

    @Override
    public boolean related(Pair pair) {
        return answered(() -> jdbc.sql(
                                "SELECT count(*) FROM coaching.contract WHERE coach_id = :coach AND client_id = :client AND NOT ended")
                        .param("coach", pair.provider().value())
                        .param("client", pair.customer().value())
                        .query(Long.class)
                        .single()
                > 0);
    }

    @Override
    public Page<Member> contacts(MemberId of, String called, PageRequest page) {
        List<Member> partners = answered(() -> jdbc.sql("""
                        SELECT account.id, account.name, account.role
                        FROM coaching.contract
                        JOIN coaching.account ON account.id = CASE coach_id WHEN :of THEN client_id ELSE coach_id END
                        WHERE :of IN (coach_id, client_id) AND NOT ended
                        """)
                .param("of", of.value())
                .query(CoachingDirectory::member)
                .list());
        return Page.of(
                partners.stream()
                        .filter(member -> member.isCalled(called))
                        .sorted(Member.BY_NAME)
                        .toList(),
                page);
    }

    /** A directory that can't answer says so; it never answers "nobody" instead. */
    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException fault) {
            throw new Unavailable("the accounts can't be read", fault);
        }
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(row.getString("id")),
                new MemberName(row.getString("name")),
                Optional.empty(),
                row.getString("role").equals("COACH") ? Side.PROVIDER : Side.CUSTOMER);
    }
}
