package dev.rapport.persistence.conversation;

import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.Shared;
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
    private final Shared<Wanted, Found> shared = new Shared<>(MOST_TOGETHER, this::findTogether);

    public JdbiAccessFacts(Database database) {
        this.database = database;
    }

    private record Wanted(ConversationId conversation, MemberId viewer) {}

    @Override
    public Found find(ConversationId conversation, MemberId viewer) {
        return shared.of(new Wanted(conversation, viewer));
    }

    private List<Found> findTogether(List<Wanted> wanted) {
        return database.ask(connection -> find(connection, wanted));
    }

    private static List<Found> find(Connection connection, List<Wanted> wanted) throws SQLException {
        try (Pipeline pipeline = new Pipeline(connection)) {
            var findConversations = ConversationSelects.find(distinct(wanted, Wanted::conversation));
            var findMembers = MemberSelects.find(distinct(wanted, Wanted::viewer));
            pipeline.add(findConversations).add(findMembers).send();
            Map<ConversationId, Conversation> conversations = pipeline.answer(findConversations).stream()
                    .collect(Collectors.toMap(Conversation::id, Function.identity()));
            Map<MemberId, Member> members =
                    pipeline.answer(findMembers).stream().collect(Collectors.toMap(Member::id, Function.identity()));
            return wanted.stream()
                    .map(one -> {
                        Optional<Member> viewer = Optional.ofNullable(members.get(one.viewer()));
                        return new Found(Optional.ofNullable(conversations.get(one.conversation())), () -> viewer);
                    })
                    .toList();
        }
    }

    private static <T> List<T> distinct(List<Wanted> wanted, Function<Wanted, T> part) {
        return wanted.stream().map(part).distinct().toList();
    }
}
