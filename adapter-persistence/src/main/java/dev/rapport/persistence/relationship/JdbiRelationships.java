package dev.rapport.persistence.relationship;

import dev.rapport.domain.Ids;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.persistence.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@link Relationships} in PostgreSQL: over our own directory, or beside a host's, of which our tables know nothing.
 */
public final class JdbiRelationships implements Relationships {

    /** Where members and relationships are kept. */
    public enum Home {
        /** In our tables: the standalone directory. */
        HERE,
        /** With the host, who says when something begins, ends or is erased after having written it down. */
        HOST
    }

    private final Database database;
    private final Ids ids;
    private final Home home;

    public JdbiRelationships(Database database, Ids ids, Home home) {
        this.database = database;
        this.ids = ids;
        this.home = home;
    }

    @Override
    public Begin begin(Pair pair) {
        String provider = pair.provider().value();
        String customer = pair.customer().value();
        return database.inTransaction(handle -> {
            RelationshipDao dao = handle.attach(RelationshipDao.class);
            dao.lockPair(provider, customer);
            boolean reopened = dao.reopen(provider, customer) > 0;
            if (home == Home.HERE && dao.lockFitting(provider, customer) < 2) {
                handle.getConnection().rollback();
                return new NoSuchPair();
            }
            boolean isNew = home == Home.HERE ? dao.insert(provider, customer) > 0 : reopened;
            Optional<Conversation> conversation = reopened ? visible(dao, pair) : Optional.empty();
            return new Begun(isNew, conversation);
        });
    }

    @Override
    public Optional<Conversation> end(Pair pair) {
        String provider = pair.provider().value();
        String customer = pair.customer().value();
        return database.inTransaction(handle -> {
            RelationshipDao dao = handle.attach(RelationshipDao.class);
            dao.lockPair(provider, customer);
            if (home == Home.HOST || dao.exists(provider, customer)) {
                UUID fresh = ids.nextConversationId().value();
                dao.ensureConversation(fresh, provider, customer, Conversation.FIRST_ACCESS_VERSION);
            }
            boolean archived = dao.archive(provider, customer) > 0;
            dao.delete(provider, customer);
            return archived ? visible(dao, pair) : Optional.empty();
        });
    }

    @Override
    public List<Conversation> erase(MemberId member) {
        String id = member.value();
        return database.inTransaction(handle -> {
            RelationshipDao dao = handle.attach(RelationshipDao.class);
            dao.closeWindow(id);
            UUID[] conversations = dao.lockConversations(id).toArray(UUID[]::new);
            dao.deleteInvisible(conversations);
            dao.erase(conversations, id);
            dao.lockMember(id);
            dao.deleteAll(id);
            dao.deleteDevices(id);
            dao.deleteMember(id);
            return dao.findAll(conversations);
        });
    }

    private static Optional<Conversation> visible(RelationshipDao dao, Pair pair) {
        return dao.find(pair.provider().value(), pair.customer().value()).filter(Conversation::isVisible);
    }
}
