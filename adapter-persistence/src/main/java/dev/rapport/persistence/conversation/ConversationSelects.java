package dev.rapport.persistence.conversation;

import dev.rapport.domain.access.Access;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.Page;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Question;
import dev.rapport.persistence.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Questions about conversations that are asked with every request, one statement each. A member may stand on either side;
 * each side has an index of its own and is asked for apart.
 */
final class ConversationSelects {

    /** By ids, an array. */
    private static final Select<Conversation> FIND = new Select<>(
            "SELECT " + ConversationMapper.COLUMNS + "FROM rapport.conversation c WHERE c.id = ANY (?::uuid[])",
            ConversationMapper::read);

    /** How many lists are asked for together at most. */
    static final int MOST_TOGETHER = 32;

    /** The visible conversations of a member {@code asked} on one side that the side may read. */
    private static final String AS_PROVIDER = "provider_id = asked.id AND " + readable(Side.PROVIDER);

    private static final String AS_CUSTOMER = "customer_id = asked.id AND " + readable(Side.CUSTOMER);

    private static final String WANTED =
            " AND (archived_at IS NULL AND asked.open OR archived_at IS NOT NULL AND asked.archived)";

    private static final String NEWEST = " ORDER BY active_hour DESC, last_message_at DESC, id DESC LIMIT asked.last";

    /**
     * Pages of members' conversations, each row beside the count of all; where a page is empty, the count alone. Of
     * each side so many are looked at as the page needs at most, and only these are put in order together. Where there
     * are no more, they are the count too. Arguments, arrays: a number for each, the member, whether open ones and
     * archived ones are wanted, how many to skip, how many at most, and both together.
     */
    private static final Select<ListedRow> LIST = new Select<>(
            "SELECT asked.number, c.total, " + ConversationMapper.COLUMNS + """
            FROM unnest(?::integer[], ?::text[], ?::boolean[], ?::boolean[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS asked (number, id, open, archived, skipped, most, last)
            CROSS JOIN LATERAL (
            WITH of_member AS (
            """
                    + "(SELECT * FROM rapport.conversation WHERE " + AS_PROVIDER + WANTED + NEWEST + ")\n"
                    + "UNION ALL (SELECT * FROM rapport.conversation WHERE " + AS_CUSTOMER + WANTED + NEWEST + ")),\n"
                    + "counted AS (SELECT CASE WHEN found.rows < asked.last THEN found.rows ELSE"
                    + " (SELECT count(*) FROM rapport.conversation WHERE " + AS_PROVIDER + WANTED
                    + ") + (SELECT count(*) FROM rapport.conversation WHERE " + AS_CUSTOMER + WANTED
                    + ") END AS total\n"
                    + "FROM (SELECT count(*) AS rows FROM of_member) found),\n" + """
            page AS (SELECT * FROM of_member ORDER BY last_message_at DESC, id DESC OFFSET asked.skipped LIMIT asked.most)
            SELECT counted.total, page.* FROM counted LEFT JOIN page ON true
            ) c
            ORDER BY asked.number, c.last_message_at DESC, c.id DESC
            """,
            ListedRow::read);

    private static final String UNREAD = "SELECT asked.id, (SELECT coalesce(sum(provider_unread), 0)"
            + " FROM rapport.conversation WHERE " + AS_PROVIDER + ") + (SELECT coalesce(sum(customer_unread), 0)"
            + " FROM rapport.conversation WHERE " + AS_CUSTOMER + ")";

    private static final Select<UnreadTotal> UNREAD_OF_ANYBODY =
            new Select<>(UNREAD + " FROM unnest(?::text[]) AS asked (id)", UnreadTotal::read);

    private static final Select<UnreadTotal> UNREAD_OF_KNOWN =
            new Select<>(UNREAD + " FROM rapport.member asked WHERE asked.id = ANY (?::text[])", UnreadTotal::read);

    private ConversationSelects() {}

    /** Those that there are of these. */
    static Question<Conversation> find(Collection<ConversationId> ids) {
        return new Question<>(
                FIND, (Object) ids.stream().map(ConversationId::value).toArray(UUID[]::new));
    }

    /** What was asked for, each in its place. One round trip. */
    static List<Page<Conversation>> list(Connection connection, List<ListQuestion> questions) throws SQLException {
        Question<ListedRow> all = new Question<>(
                LIST,
                IntStream.range(0, questions.size()).boxed().toArray(Integer[]::new),
                questions.stream().map(one -> one.member().value()).toArray(String[]::new),
                questions.stream().map(ListQuestion::wantsOpen).toArray(Boolean[]::new),
                questions.stream().map(ListQuestion::wantsArchived).toArray(Boolean[]::new),
                questions.stream().map(one -> one.page().offset()).toArray(Long[]::new),
                questions.stream().map(one -> (long) one.page().size()).toArray(Long[]::new),
                questions.stream().map(ListQuestion::last).toArray(Long[]::new));
        Iterator<List<ListedRow>> lists = all.on(connection).stream()
                .collect(Collectors.groupingBy(ListedRow::number, TreeMap::new, Collectors.toList()))
                .values()
                .iterator();
        return questions.stream().map(one -> page(lists.next())).toList();
    }

    private static Page<Conversation> page(List<ListedRow> rows) {
        return new Page<>(
                rows.get(0).total(),
                rows.stream()
                        .map(ListedRow::conversation)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** How many messages each of these members has not read, be they known or not. */
    static Question<UnreadTotal> unread(Collection<MemberId> members) {
        return new Question<>(UNREAD_OF_ANYBODY, (Object) values(members));
    }

    /** The same for those among them whom the directory knows. */
    static Question<UnreadTotal> unreadOfKnown(Collection<MemberId> members) {
        return new Question<>(UNREAD_OF_KNOWN, (Object) values(members));
    }

    private static String[] values(Collection<MemberId> members) {
        return members.stream().map(MemberId::value).toArray(String[]::new);
    }

    private static String readable(Side side) {
        return Access.readableWhenArchived(side).stream()
                .map(Columns::word)
                .collect(Collectors.joining(
                        ",",
                        "active_hour IS NOT NULL AND (archived_at IS NULL OR archive_reason = ANY ('{",
                        "}'::rapport.archive_reason[]))"));
    }
}
