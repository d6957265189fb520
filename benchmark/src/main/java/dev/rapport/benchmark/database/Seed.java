package dev.rapport.benchmark.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fills an empty schema with members, conversations and messages, set by set, as years of use would have: messages in
 * the order of their time, so that a conversation's lie scattered; both sides have read up to some multiple of five, five
 * by five. Every invariant holds: {@code bin/rapport doctor} has nothing to say.
 *
 * <p>Beside it, in the schema {@code bench}, stand the tables of the bare limit, as full as ours.
 */
final class Seed {

    private static final String PAIRS = """
            CREATE TABLE bench.pair AS
            SELECT uuidv7() AS id, provider, customer, messages,
                date_trunc('hour', now()) - interval '1 hour' - age AS last_at
            FROM (
                SELECT 'p-' || p AS provider, 'c-' || p || '-' || c AS customer, %d AS messages,
                    ((p * 7919 + c * 104729) %% 2592000) * interval '1 second' AS age
                FROM generate_series(1, %d) AS p, generate_series(1, %d) AS c
                UNION ALL
                SELECT 'wide-' || w, 'wide-' || w || '-' || c, 2, c * 43 * interval '1 minute'
                FROM unnest(ARRAY[%s]) AS w, generate_series(1, w) AS c
                UNION ALL
                SELECT 'long-' || l, 'long-' || l || '-customer', l, interval '0'
                FROM unnest(ARRAY[%s]) AS l
            ) AS planned
            """;

    private static final String MEMBERS = """
            INSERT INTO rapport.member (id, name, sort_key, search_key, avatar_url, role)
            SELECT id, 'Member ' || id, 'member ' || id, 'member ' || id, NULL, role
            FROM (
                SELECT DISTINCT provider AS id, 'provider'::rapport.side AS role FROM bench.pair
                UNION ALL
                SELECT customer, 'customer' FROM bench.pair
            ) AS known
            """;

    private static final String RELATIONSHIPS = """
            INSERT INTO rapport.relationship (provider_id, customer_id)
            SELECT provider, customer FROM bench.pair
            """;

    /** Providers write the odd messages, customers the even ones. */
    private static final String MESSAGES = """
            INSERT INTO rapport.message (conversation_id, seq, id, author, client_message_id, created_at, content)
            SELECT id, seq, uuidv7(), CASE seq % 2 WHEN 1 THEN 'provider' ELSE 'customer' END::rapport.side,
                gen_random_uuid(), last_at - (messages - seq) * interval '20 seconds',
                'Message ' || seq || ' of those two, about training plans, sleep and the left knee, as people write.'
            FROM bench.pair, generate_series(1, messages) AS seq
            ORDER BY last_at - (messages - seq) * interval '20 seconds'
            """;

    private static final String READ_MARKS = """
            INSERT INTO rapport.read_mark (conversation_id, side, up_to_seq, read_at)
            SELECT id, side, seq, last_at - (messages - seq) * interval '20 seconds' + interval '5 seconds'
            FROM bench.pair, unnest(enum_range(NULL::rapport.side)) AS side,
                generate_series(5, (messages - 1) / 5 * 5, 5) AS seq
            """;

    private static final String CONVERSATIONS = """
            INSERT INTO rapport.conversation (id, provider_id, customer_id, access_version, last_seq, last_message_at,
                last_message_preview, provider_read_seq, provider_unread, customer_read_seq, customer_unread, created_at)
            SELECT p.id, p.provider, p.customer, 1, p.messages, m.created_at, m.content,
                read, p.messages / 2 - read / 2, read, (p.messages + 1) / 2 - (read + 1) / 2,
                p.last_at - (p.messages - 1) * interval '20 seconds'
            FROM bench.pair p
            CROSS JOIN LATERAL (SELECT (p.messages - 1) / 5 * 5 AS read) AS marks
            JOIN rapport.message m ON m.conversation_id = p.id AND m.seq = p.messages
            """;

    /** Everybody has written some time, if not lately. */
    private static final String WINDOWS = "INSERT INTO rapport.send_window (member_id) SELECT id FROM rapport.member";

    private static final String BARE = """
            CREATE TABLE bench.message (LIKE rapport.message INCLUDING ALL);
            INSERT INTO bench.message SELECT * FROM rapport.message ORDER BY created_at;
            CREATE TABLE bench.conversation (
                id uuid PRIMARY KEY, last_seq bigint NOT NULL, last_message_at timestamptz NOT NULL,
                last_message_preview text NOT NULL, unread bigint NOT NULL
            ) WITH (fillfactor = 70);
            INSERT INTO bench.conversation
            SELECT id, last_seq, last_message_at, last_message_preview, provider_unread FROM rapport.conversation;
            """;

    private Seed() {}

    static void fill(BenchDatabase database, Size size, Consumer<String> progress) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA bench");
            for (Map.Entry<String, String> step : steps(size).entrySet()) {
                progress.accept(step.getKey());
                statement.execute(step.getValue());
            }
        }
    }

    private static Map<String, String> steps(Size size) {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("pairs", pairs(size));
        steps.put("members", MEMBERS);
        steps.put("relationships", RELATIONSHIPS);
        steps.put("messages", MESSAGES);
        steps.put("read marks", READ_MARKS);
        steps.put("conversations", CONVERSATIONS);
        steps.put("rate windows", WINDOWS);
        steps.put("the bare tables", BARE);
        steps.put("statistics", "VACUUM (ANALYZE)");
        return steps;
    }

    private static String pairs(Size size) {
        return PAIRS.formatted(
                size.messages(), size.providers(), size.customers(), listed(Size.WIDE), listed(Size.LONG));
    }

    private static String listed(Iterable<Integer> numbers) {
        StringBuilder list = new StringBuilder();
        numbers.forEach(number -> list.append(list.isEmpty() ? "" : ", ").append(number));
        return list.toString();
    }
}
