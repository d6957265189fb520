package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.Message;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Conversations, each with a part of its history: many at once, each of one moment. Where a part begins is arithmetic on
 * seqs, which have no gaps: the index finds the first message, wherever it lies.
 */
public final class HistorySelects {

    /** How many parts are asked for together at most. */
    public static final int MOST_TOGETHER = 32;

    private static final String BEGIN =
            "SELECT asked.number, " + ConversationMapper.COLUMNS + ", " + MessageMapper.COLUMNS + """
            FROM unnest(?::integer[], ?::uuid[], ?::bigint[], ?::bigint[], ?::integer[])
                AS asked (number, id, skipped, bound, most)
            JOIN rapport.conversation c ON c.id = asked.id
            LEFT JOIN LATERAL (
                SELECT conversation_id, seq, id, author, client_message_id, created_at, content
                FROM rapport.message
            """;

    /** Arguments, arrays: a number for each, the conversation, how many of the newest to skip, before which seq, how many. */
    public static final String NEWEST_FIRST =
            BEGIN + """
                WHERE conversation_id = c.id AND seq <= c.last_seq - asked.skipped AND seq < asked.bound
                ORDER BY seq DESC
                LIMIT asked.most
            ) m ON true
            """ + MessageMapper.JOIN_READ_MARK + "ORDER BY asked.number, m.seq DESC";

    /** The same, but after which seq, and none to skip. */
    public static final String OLDEST_FIRST =
            BEGIN + """
                WHERE conversation_id = c.id AND seq <= c.last_seq - asked.skipped AND seq > asked.bound
                ORDER BY seq
                LIMIT asked.most
            ) m ON true
            """ + MessageMapper.JOIN_READ_MARK + "ORDER BY asked.number, m.seq";

    private HistorySelects() {}

    /** What there is of each, in its place; empty where there is no such conversation. One round trip. */
    public static List<Optional<History>> ask(Connection connection, List<HistoryQuestion> questions)
            throws SQLException {
        History[] found = new History[questions.size()];
        try (Pipeline pipeline = new Pipeline(connection)) {
            int statements = 0;
            for (boolean oldestFirst : List.of(false, true)) {
                int[] numbers = IntStream.range(0, questions.size())
                        .filter(number -> questions.get(number).isOldestFirst() == oldestFirst)
                        .toArray();
                if (numbers.length > 0) {
                    pipeline.add(oldestFirst ? OLDEST_FIRST : NEWEST_FIRST, arguments(questions, numbers));
                    statements++;
                }
            }
            pipeline.send();
            for (int i = 0; i < statements; i++) {
                read(pipeline.rows(), found);
            }
        }
        return IntStream.range(0, found.length)
                .mapToObj(number -> Optional.ofNullable(found[number]))
                .toList();
    }

    private static Object[] arguments(List<HistoryQuestion> questions, int... numbers) {
        return new Object[] {
            IntStream.of(numbers).boxed().toArray(Integer[]::new),
            each(questions, numbers, question -> question.conversation().value())
                    .toArray(UUID[]::new),
            each(questions, numbers, HistoryQuestion::skipped).toArray(Long[]::new),
            each(questions, numbers, HistoryQuestion::bound).toArray(Long[]::new),
            each(questions, numbers, question -> question.query().limit()).toArray(Integer[]::new)
        };
    }

    private static <T> List<T> each(List<HistoryQuestion> questions, int[] numbers, Function<HistoryQuestion, T> part) {
        return IntStream.of(numbers).mapToObj(questions::get).map(part).toList();
    }

    /** The rows of one part stand together, each with the same conversation, which is read once. */
    private static void read(ResultSet rows, History... found) throws SQLException {
        boolean isRow = rows.next();
        while (isRow) {
            int number = rows.getInt("number");
            Conversation conversation = ConversationMapper.read(rows);
            List<Message> messages = new ArrayList<>();
            do {
                rows.getLong("seq");
                if (!rows.wasNull()) {
                    messages.add(MessageMapper.read(rows));
                }
                isRow = rows.next();
            } while (isRow && rows.getInt("number") == number);
            found[number] = new History(conversation, messages);
        }
    }
}
