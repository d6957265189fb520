package dev.rapport.persistence.conversation;

import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.Together;
import dev.rapport.persistence.member.MemberSelects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@link AccessFacts} in PostgreSQL, beside the standalone directory: both in one round trip, which those who wait
 * meanwhile share.
 */
public final class JdbiAccessFacts implements AccessFacts {

    /** How many share a round trip at most. */
    private static final int MOST_TOGETHER = 128;

    private final Database database;
    private final Together<Question, Found> together = new Together<>(MOST_TOGETHER, this::findTogether);

    public JdbiAccessFacts(Database database) {
        this.database = database;
    }

    private record Question(ConversationId conversation, MemberId viewer) {}

    @Override
    public Found find(ConversationId conversation, MemberId viewer) {
        return together.of(new Question(conversation, viewer));
    }

    private List<Found> findTogether(List<Question> questions) {
        return database.ask(connection -> find(connection, questions));
    }

    private static List<Found> find(Connection connection, List<Question> questions) throws SQLException {
        try (Pipeline pipeline = new Pipeline(connection)) {
            pipeline.add(
                    ConversationSelects.FIND.sql(),
                    pipeline.array(
                            "uuid",
                            distinct(
                                    questions,
                                    question -> question.conversation().value())));
            pipeline.add(
                    MemberSelects.FIND.sql(),
                    pipeline.array(
                            "text",
                            distinct(questions, question -> question.viewer().value())));
            pipeline.send();
            Map<ConversationId, Conversation> conversations = ConversationSelects.FIND.read(pipeline.rows()).stream()
                    .collect(Collectors.toMap(Conversation::id, Function.identity()));
            Map<MemberId, Member> members = MemberSelects.FIND.read(pipeline.rows()).stream()
                    .collect(Collectors.toMap(Member::id, Function.identity()));
            return questions.stream()
                    .map(question -> {
                        Optional<Member> viewer = Optional.ofNullable(members.get(question.viewer()));
                        return new Found(Optional.ofNullable(conversations.get(question.conversation())), () -> viewer);
                    })
                    .toList();
        }
    }

    private static List<Object> distinct(List<Question> questions, Function<Question, Object> part) {
        return questions.stream().map(part).distinct().toList();
    }
}
