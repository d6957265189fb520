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
import dev.rapport.persistence.Shared;
import dev.rapport.persistence.message.StartTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link Conversations} in PostgreSQL. */
public final class JdbiConversations implements Conversations {

    private final Database database;
    private final StartTransaction starting;
    private final Lookup<ConversationId, Conversation> byId = new Lookup<>(this::findAll);
    private final Lookup<MemberId, Long> unread = new Lookup<>(this::unreadOfAll);
    private final Shared<ListQuestion, Page<Conversation>> lists =
            new Shared<>(ConversationSelects.MOST_TOGETHER, this::listAll);

    public JdbiConversations(Database database, StartTransaction starting) {
        this.database = database;
        this.starting = starting;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return byId.find(id);
    }

    private Map<ConversationId, Conversation> findAll(Set<ConversationId> ids) {
        return database.ask(ConversationSelects.find(ids)).stream()
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
        ListQuestion question = new ListQuestion(member, filter, page);
        return question.isSmall() ? lists.of(question) : lists.alone(question);
    }

    private List<Page<Conversation>> listAll(List<ListQuestion> questions) {
        return database.ask(connection -> ConversationSelects.list(connection, questions));
    }

    @Override
    public Map<MemberId, Long> unreadTotals(Set<MemberId> members) {
        return unread.find(members);
    }

    private Map<MemberId, Long> unreadOfAll(Set<MemberId> members) {
        return UnreadTotal.byMember(database.ask(ConversationSelects.unread(members)));
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
