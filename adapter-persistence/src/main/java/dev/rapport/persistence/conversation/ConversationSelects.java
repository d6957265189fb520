package dev.rapport.persistence.conversation;

import dev.rapport.domain.access.Access;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Select;

/**
 * Questions about conversations that are asked with every request, one statement each. A member may stand on either side;
 * each side has an index of its own and is asked for apart.
 */
final class ConversationSelects {

    /** By ids, an array. */
    static final Select<Conversation> FIND = new Select<>(
            "SELECT " + ConversationMapper.COLUMNS + "FROM rapport.conversation c WHERE c.id = ANY (?::uuid[])",
            ConversationMapper::read);

    private static final String[] PROVIDER_SEES = readableReasons(Side.PROVIDER);
    private static final String[] CUSTOMER_SEES = readableReasons(Side.CUSTOMER);

    /**
     * The visible conversations of a member on one side, of those that are open, archived, or both; the last argument
     * are the reasons for which an archived one stays readable to the side.
     */
    private static final String OF_SIDE = """
            active_hour IS NOT NULL
            AND (?::boolean AND archived_at IS NULL
                 OR ?::boolean AND archive_reason = ANY (?::rapport.archive_reason[]))
            """;

    private static final String AS_PROVIDER = "provider_id = ? AND " + OF_SIDE;
    private static final String AS_CUSTOMER = "customer_id = ? AND " + OF_SIDE;

    private static final String NEWEST = "ORDER BY active_hour DESC, last_message_at DESC, id DESC LIMIT ?";

    /**
     * A page of a member's conversations, each beside the count of all; where the page is empty, the count alone. Of
     * each side so many are looked at as the page needs at most, and only these are put in order together. Where there
     * are no more, they are the count too.
     */
    static final Select<CountedConversation> LIST = new Select<>(
            "WITH of_member AS ((SELECT * FROM rapport.conversation WHERE " + AS_PROVIDER + NEWEST + ")\n"
                    + "UNION ALL (SELECT * FROM rapport.conversation WHERE " + AS_CUSTOMER + NEWEST + ")),\n"
                    + "counted AS (SELECT CASE WHEN found.rows < ? THEN found.rows ELSE"
                    + " (SELECT count(*) FROM rapport.conversation WHERE " + AS_PROVIDER
                    + ") + (SELECT count(*) FROM rapport.conversation WHERE " + AS_CUSTOMER + ") END AS total\n"
                    + "FROM (SELECT count(*) AS rows FROM of_member) found),\n"
                    + "page AS (SELECT * FROM of_member ORDER BY last_message_at DESC, id DESC OFFSET ? LIMIT ?)\n"
                    + "SELECT counted.total, " + ConversationMapper.COLUMNS
                    + "FROM counted LEFT JOIN page c ON true ORDER BY c.last_message_at DESC, c.id DESC",
            CountedConversation::read);

    /** One row: how many messages a member has not read. */
    static final Select<Long> UNREAD = new Select<>(
            "SELECT (SELECT coalesce(sum(provider_unread), 0) FROM rapport.conversation WHERE " + AS_PROVIDER
                    + ") + (SELECT coalesce(sum(customer_unread), 0) FROM rapport.conversation WHERE " + AS_CUSTOMER
                    + ")",
            row -> row.getLong(1));

    private ConversationSelects() {}

    static Object[] listArguments(MemberId member, ArchivedFilter filter, PageRequest page) {
        boolean open = filter != ArchivedFilter.ARCHIVED;
        boolean archived = filter != ArchivedFilter.OPEN;
        String id = member.value();
        long offset = page.offset();
        long end = offset > Long.MAX_VALUE - page.size() ? Long.MAX_VALUE : offset + page.size();
        return new Object[] {
            id,
            open,
            archived,
            PROVIDER_SEES,
            end, //
            id,
            open,
            archived,
            CUSTOMER_SEES,
            end, //
            end,
            id,
            open,
            archived,
            PROVIDER_SEES, //
            id,
            open,
            archived,
            CUSTOMER_SEES, //
            offset,
            page.size()
        };
    }

    static Object[] unreadArguments(MemberId member) {
        return new Object[] {member.value(), true, true, PROVIDER_SEES, member.value(), true, true, CUSTOMER_SEES};
    }

    private static String[] readableReasons(Side side) {
        return Access.readableWhenArchived(side).stream().map(Columns::word).toArray(String[]::new);
    }
}
