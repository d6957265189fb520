package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Lookup;
import dev.rapport.persistence.message.StartTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link Conversations} in PostgreSQL. */
public final class JdbiConversations implements Conversations {

    private final Database database;
    private final StartTransaction starting;
    private final Lookup<ConversationId, Conversation> byId = new Lookup<>(this::findAll);

    public JdbiConversations(Database database, StartTransaction starting) {
        this.database = database;
        this.starting = starting;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return byId.find(id);
    }

    private Map<ConversationId, Conversation> findAll(Set<ConversationId> ids) {
        UUID[] values = ids.stream().map(ConversationId::value).toArray(UUID[]::new);
        return database.ask(ConversationSelects.FIND, (Object) values).stream()
                .collect(Collectors.toUnmodifiableMap(Conversation::id, Function.identity()));
    }

    @Override
    public StartFacts startFacts(Pair pair) {
        return database.ask(
                ConversationDao.class,
                dao -> dao.startFacts(pair.provider().value(), pair.customer().value()));
    }

    @Override
    public AppendOutcome start(Pair pair, ConversationId fresh, Draft draft, StartGuard guard) {
        return database.transactAt(
                List.of(draft.sender()), connection -> starting.start(connection, pair, fresh, draft, guard));
    }

    @Override
    public Page<Conversation> list(MemberId member, ArchivedFilter filter, PageRequest page) {
        List<CountedConversation> rows =
                database.ask(ConversationSelects.LIST, ConversationSelects.listArguments(member, filter, page));
        return new Page<>(
                rows.get(0).total(),
                rows.stream()
                        .map(CountedConversation::conversation)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Override
    public long unreadTotal(MemberId member) {
        return database.ask(ConversationSelects.UNREAD, ConversationSelects.unreadArguments(member))
                .get(0);
    }

    @Override
    public Map<MemberId, ConversationId> openWith(MemberId member, Set<MemberId> counterparts) {
        String[] ids = counterparts.stream().map(MemberId::value).toArray(String[]::new);
        return Counterpart.byMember(database.ask(ConversationDao.class, dao -> dao.openWith(member.value(), ids)));
    }

    @Override
    public Map<MemberId, ConversationId> openOn(Side side, MemberId member) {
        return Counterpart.byMember(database.ask(
                ConversationDao.class,
                dao -> side == Side.PROVIDER
                        ? dao.openOfProvider(member.value())
                        : dao.openOfCustomer(member.value())));
    }
}
