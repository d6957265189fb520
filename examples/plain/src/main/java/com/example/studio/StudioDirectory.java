package com.example.studio;

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
import java.util.stream.Collectors;

/** Who the studio's people are, and who has a booking with whom: all that the core asks of a host. */
final class StudioDirectory implements Directory {

    private static final String FIND = "SELECT id, name, is_artist FROM studio.person WHERE id = ANY (?)";

    private static final String RELATED =
            "SELECT FROM studio.booking WHERE artist_id = ? AND customer_id = ? AND NOT cancelled";

    private static final String CONTACTS = """
            SELECT person.id, person.name, person.is_artist
            FROM studio.booking
            JOIN studio.person ON person.id = CASE artist_id WHEN ? THEN customer_id ELSE artist_id END
            WHERE ? IN (artist_id, customer_id) AND NOT cancelled
            """;

    private final StudioTables tables;

    StudioDirectory(StudioTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<MemberId, Member> find(Set<MemberId> ids) {
        String[] values = ids.stream().map(MemberId::value).toArray(String[]::new);
        return tables.query(FIND, StudioDirectory::member, (Object) values).stream()
                .collect(Collectors.toMap(Member::id, person -> person));
    }

    @Override
    public boolean related(Pair pair) {
        return !tables.query(
                        RELATED,
                        row -> pair,
                        pair.provider().value(),
                        pair.customer().value())
                .isEmpty();
    }

    /** Somebody has a few hundred bookings, not millions: the order and the search are the core's own. */
    @Override
    public Page<Member> contacts(MemberId of, String called, PageRequest page) {
        List<Member> booked = tables.query(CONTACTS, StudioDirectory::member, of.value(), of.value()).stream()
                .filter(person -> person.isCalled(called))
                .sorted(Member.BY_NAME)
                .toList();
        return Page.of(booked, page);
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new MemberId(row.getString("id")),
                new MemberName(row.getString("name")),
                Optional.empty(),
                row.getBoolean("is_artist") ? Side.PROVIDER : Side.CUSTOMER);
    }
}
