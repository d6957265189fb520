package dev.rapport.testkit.memory;

import static java.util.Comparator.comparing;

import dev.rapport.domain.access.Access;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conversations, in memory. */
public final class InMemoryConversations implements Conversations {

    private static final Comparator<Conversation> NEWEST_FIRST = comparing(InMemoryConversations::lastActivity)
            .thenComparing(Conversation::id)
            .reversed();

    private final InMemoryStore store;

    public InMemoryConversations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return store.atomically(() -> store.conversations.find(id));
    }

    @Override
    public StartFacts startFacts(Pair pair) {
        return store.atomically(() -> new StartFacts(store.conversations.find(pair), guard(pair)));
    }

    @Override
    public AppendOutcome start(Pair pair, ConversationId fresh, Draft draft, StartGuard guard) {
        return store.atomically(() -> {
            if (!guard.equals(guard(pair))) {
                return new AppendOutcome.Stale();
            }
            Conversation conversation =
                    store.conversations.find(pair).orElseGet(() -> Conversation.between(pair, fresh, store.now()));
            Guard here = new Guard(conversation.id(), conversation.accessVersion());
            return Appending.append(store, new Request(draft, here), Optional.of(conversation));
        });
    }

    private StartGuard guard(Pair pair) {
        long accessVersion =
                store.conversations.find(pair).map(Conversation::accessVersion).orElse(0L);
        return new StartGuard(accessVersion, store.members.erasures(pair));
    }

    @Override
    public Page<Conversation> list(MemberId member, ArchivedFilter filter, PageRequest page) {
        return store.atomically(() -> Page.of(
                readable(member)
                        .filter(conversation -> matches(filter, conversation))
                        .sorted(NEWEST_FIRST)
                        .toList(),
                page));
    }

    @Override
    public Map<MemberId, Long> unreadTotals(Set<MemberId> members) {
        return store.atomically(
                () -> members.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), this::unread)));
    }

    private long unread(MemberId member) {
        return readable(member)
                .mapToLong(conversation -> conversation
                        .reading(conversation.sideOf(member).orElseThrow())
                        .unread())
                .sum();
    }

    @Override
    public Map<MemberId, ConversationId> openWith(MemberId member, Set<MemberId> counterparts) {
        return store.atomically(() -> {
            Map<MemberId, ConversationId> open = new HashMap<>();
            open.putAll(openOn(Side.PROVIDER, member));
            open.putAll(openOn(Side.CUSTOMER, member));
            open.keySet().retainAll(counterparts);
            return Map.copyOf(open);
        });
    }

    @Override
    public Map<MemberId, ConversationId> openOn(Side side, MemberId member) {
        return store.atomically(() -> {
            Map<MemberId, ConversationId> open = new HashMap<>();
            readable(member)
                    .filter(conversation -> !conversation.isArchived())
                    .filter(conversation -> conversation.sideOf(member).orElseThrow() == side)
                    .forEach(conversation -> open.put(
                            conversation.participants().at(side.other()).orElseThrow(), conversation.id()));
            return Map.copyOf(open);
        });
    }

    private Stream<Conversation> readable(MemberId member) {
        return store.conversations
                .of(member)
                .filter(Conversation::isVisible)
                .filter(conversation ->
                        Access.isReadable(conversation.sideOf(member).orElseThrow(), conversation.state()));
    }

    private static boolean matches(ArchivedFilter filter, Conversation conversation) {
        return switch (filter) {
            case ALL -> true;
            case OPEN -> !conversation.isArchived();
            case ARCHIVED -> conversation.isArchived();
        };
    }

    private static Instant lastActivity(Conversation conversation) {
        return conversation.head().lastMessageAt().orElseThrow();
    }
}
