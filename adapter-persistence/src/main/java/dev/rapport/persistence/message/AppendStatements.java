package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Message;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements of {@link AppendTransaction}. Each takes a whole batch, as arrays. */
final class AppendStatements {

    private static final String ENSURE_WINDOWS = """
            INSERT INTO rapport.send_window (member_id)
            SELECT sender FROM unnest(?::text[]) AS sender ORDER BY sender
            ON CONFLICT DO NOTHING\
            """;

    private static final String LOCK_WINDOWS = """
            SELECT member_id, sends, erasures
            FROM rapport.send_window
            WHERE member_id = ANY (?::text[])
            ORDER BY member_id
            FOR NO KEY UPDATE\
            """;

    /** What stands after a lock that is to be had at once, or not at all: rows that somebody holds are missing. */
    private static final String IF_FREE = " SKIP LOCKED";

    private static final String LOCK_CONVERSATIONS = "SELECT " + ConversationMapper.COLUMNS + """
            FROM rapport.conversation c
            WHERE c.id = ANY (?::uuid[])
            ORDER BY c.id
            FOR NO KEY UPDATE\
            """;

    /** The time, beside each of the known messages; where none is known, the time alone. */
    private static final String FIND_KNOWN =
            "SELECT clock_timestamp() AS now, " + MessageMapper.COLUMNS + """
            FROM (SELECT) AS always
            LEFT JOIN (
                unnest(?::uuid[], ?::rapport.side[], ?::uuid[]) AS k (conversation_id, author, client_message_id)
                JOIN rapport.message m USING (conversation_id, author, client_message_id)
            ) ON true
            """ + MessageMapper.JOIN_READ_MARK;

    /** One statement for all that is written: each table's part touches rows that we hold, or new ones. */
    private static final String WRITE_MESSAGES = """
            WITH written AS (
            INSERT INTO rapport.message (conversation_id, seq, id, author, client_message_id, created_at, content)
            SELECT * FROM unnest(
                ?::uuid[], ?::bigint[], ?::uuid[], ?::rapport.side[], ?::uuid[], ?::timestamptz[], ?::text[])
            )
            """;

    private static final String WRITE_CONVERSATIONS = """
            UPDATE rapport.conversation c
            SET last_seq = u.last_seq, last_message_at = u.last_message_at, last_message_preview = u.preview,
                provider_unread = u.provider_unread, customer_unread = u.customer_unread, created_at = u.created_at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                AS u (id, last_seq, last_message_at, preview, provider_unread, customer_unread, created_at)
            WHERE c.id = u.id\
            """;

    // Arrays of different lengths don't fit into one array: each window travels as the text of its array.
    private static final String WRITE_WINDOWS = """
            , counted AS (
            UPDATE rapport.send_window w
            SET sends = u.sends::timestamptz[]
            FROM unnest(?::text[], ?::text[]) AS u (member_id, sends)
            WHERE w.member_id = u.member_id
            )
            """;

    /** A member's window under lock, and how often the id was erased. */
    record LockedWindow(SendWindow window, long erasures) {}

    /** Which of the messages are stored already, and the time. */
    record Known(Map<AppendBatch.Key, Message> messages, Instant now) {}

    private AppendStatements() {}

    static void lockWindows(Pipeline pipeline, Collection<MemberId> members) throws SQLException {
        Object ids = pipeline.array("text", values(members, MemberId::value));
        pipeline.add(ENSURE_WINDOWS, ids).add(LOCK_WINDOWS, ids);
    }

    static void lockConversations(Pipeline pipeline, Collection<ConversationId> conversations) throws SQLException {
        pipeline.add(LOCK_CONVERSATIONS, pipeline.array("uuid", values(conversations, ConversationId::value)));
    }

    /** Locks those windows that exist and that nobody holds. */
    static void lockFreeWindows(Pipeline pipeline, Collection<MemberId> members) throws SQLException {
        pipeline.add(LOCK_WINDOWS + IF_FREE, pipeline.array("text", values(members, MemberId::value)));
    }

    /** Locks those conversations that nobody holds. */
    static void lockFreeConversations(Pipeline pipeline, Collection<ConversationId> conversations) throws SQLException {
        pipeline.add(
                LOCK_CONVERSATIONS + IF_FREE, pipeline.array("uuid", values(conversations, ConversationId::value)));
    }

    static void findKnown(Pipeline pipeline, Collection<AppendBatch.Key> keys) throws SQLException {
        pipeline.add(
                FIND_KNOWN,
                pipeline.array("uuid", values(keys, key -> key.conversation().value())),
                pipeline.array("text", values(keys, key -> Columns.word(key.author()))),
                pipeline.array("uuid", values(keys, key -> key.id().value())));
    }

    static void write(Pipeline pipeline, AppendBatch.Result result) throws SQLException {
        List<Object> arguments = new ArrayList<>(messages(pipeline, result.appended()));
        String windows = "";
        if (!result.windows().isEmpty()) {
            windows = WRITE_WINDOWS;
            arguments.addAll(windows(pipeline, result.windows()));
        }
        arguments.addAll(conversations(pipeline, result.conversations().values()));
        pipeline.add(WRITE_MESSAGES + windows + WRITE_CONVERSATIONS, arguments.toArray());
    }

    private static List<Object> messages(Pipeline pipeline, Collection<Message> messages) throws SQLException {
        return List.of(
                pipeline.array(
                        "uuid",
                        values(messages, message -> message.conversation().value())),
                pipeline.array(
                        "bigint", values(messages, message -> message.seq().value())),
                pipeline.array("uuid", values(messages, message -> message.id().value())),
                pipeline.array("text", values(messages, message -> Columns.word(message.author()))),
                pipeline.array("uuid", values(messages, AppendStatements::clientMessageId)),
                pipeline.array(
                        "timestamptz",
                        values(messages, message -> message.createdAt().toString())),
                pipeline.array(
                        "text", values(messages, message -> message.text().value())));
    }

    private static List<Object> conversations(Pipeline pipeline, Collection<Conversation> all) throws SQLException {
        return List.of(
                pipeline.array("uuid", values(all, c -> c.id().value())),
                pipeline.array("bigint", values(all, c -> c.lastSeq().value())),
                pipeline.array(
                        "timestamptz",
                        values(all, c -> c.head().lastMessageAt().orElseThrow().toString())),
                pipeline.array(
                        "text",
                        values(all, c -> c.head().preview().orElseThrow().value())),
                pipeline.array("bigint", values(all, c -> c.providerReading().unread())),
                pipeline.array("bigint", values(all, c -> c.customerReading().unread())),
                pipeline.array("timestamptz", values(all, c -> c.createdAt().toString())));
    }

    private static List<Object> windows(Pipeline pipeline, Map<MemberId, SendWindow> windows) throws SQLException {
        return List.of(
                pipeline.array("text", values(windows.keySet(), MemberId::value)),
                pipeline.array("text", values(windows.values(), AppendStatements::arrayText)));
    }

    static Map<MemberId, LockedWindow> readWindows(ResultSet rows) throws SQLException {
        Map<MemberId, LockedWindow> windows = new HashMap<>();
        while (rows.next()) {
            Timestamp[] sends = (Timestamp[]) rows.getArray("sends").getArray();
            windows.put(
                    new MemberId(rows.getString("member_id")),
                    new LockedWindow(
                            new SendWindow(Arrays.stream(sends)
                                    .map(Timestamp::toInstant)
                                    .toList()),
                            rows.getLong("erasures")));
        }
        return windows;
    }

    static Map<ConversationId, Conversation> readConversations(ResultSet rows) throws SQLException {
        Map<ConversationId, Conversation> conversations = new HashMap<>();
        while (rows.next()) {
            Conversation conversation = ConversationMapper.read(rows);
            conversations.put(conversation.id(), conversation);
        }
        return conversations;
    }

    static Known readKnown(ResultSet rows) throws SQLException {
        Map<AppendBatch.Key, Message> known = new HashMap<>();
        Instant now = null;
        while (rows.next()) {
            now = Columns.instant(rows, "now");
            if (rows.getString("content") != null) {
                Message message = MessageMapper.read(rows);
                ClientMessageId id = message.clientMessageId().orElseThrow();
                known.put(new AppendBatch.Key(message.conversation(), message.author(), id), message);
            }
        }
        return new Known(known, now);
    }

    private static UUID clientMessageId(Message message) {
        return message.clientMessageId().map(ClientMessageId::value).orElse(null);
    }

    private static String arrayText(SendWindow window) {
        return window.sends().stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> List<?> values(Collection<T> all, Function<? super T, ?> value) {
        return all.stream().map(value).toList();
    }
}
