package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.conversation.StartGuard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a pair's conversation, if there is one, and how often the two have been erased. */
public final class StartFactsMapper implements RowMapper<StartFacts> {

    @Override
    public StartFacts map(ResultSet row, StatementContext context) throws SQLException {
        Optional<Conversation> conversation = Optional.ofNullable(ConversationMapper.read(row));
        long accessVersion = conversation.map(Conversation::accessVersion).orElse(0L);
        return new StartFacts(conversation, new StartGuard(accessVersion, row.getLong("erasures")));
    }
}
