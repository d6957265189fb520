package dev.rapport.testkit.memory;

import dev.rapport.domain.Ids;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.testkit.Adapters;
import java.time.Clock;
import java.util.Optional;

/**
 * All driven ports in memory, over one store: what use cases need to run in a test, in milliseconds.
 *
 * <pre>{@code
 * MutableClock clock = MutableClock.standing();
 * InMemoryRapport rapport = InMemoryRapport.standalone(clock, RateLimit.DEFAULT);
 * rapport.registry().put(aProvider());
 * }</pre>
 */
public final class InMemoryRapport implements Adapters {

    private final InMemoryStore store;
    private final Clock clock;
    private final Ids ids;
    private final Optional<Directory> hosts;
    private final RecordingPushSender pushes = new RecordingPushSender();
    private final InMemoryLiveFeed live = new InMemoryLiveFeed();

    private InMemoryRapport(InMemoryStore store, Clock clock, Ids ids, Optional<Directory> hosts) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.hosts = hosts;
    }

    /** With a directory of its own, as a server by itself has it: members come through the {@link #registry()}. */
    public static InMemoryRapport standalone(Clock clock, RateLimit limit) {
        Ids ids = new SequentialIds();
        return new InMemoryRapport(InMemoryStore.standalone(clock, limit, ids), clock, ids, Optional.empty());
    }

    /** With a host's directory, as a service that embeds the core has it: there is no {@link #registry()}. */
    public static InMemoryRapport beside(Directory hosts, Clock clock, RateLimit limit) {
        Ids ids = new SequentialIds();
        return new InMemoryRapport(InMemoryStore.besideOwnDirectory(clock, limit, ids), clock, ids, Optional.of(hosts));
    }

    @Override
    public Conversations conversations() {
        return new InMemoryConversations(store);
    }

    @Override
    public Messages messages() {
        return new InMemoryMessages(store);
    }

    @Override
    public ReadMarks readMarks() {
        return new InMemoryReadMarks(store);
    }

    @Override
    public Relationships relationships() {
        return new InMemoryRelationships(store);
    }

    /** @throws IllegalArgumentException beside a host's directory */
    @Override
    public MemberRegistry registry() {
        return new InMemoryMemberRegistry(store);
    }

    @Override
    public Directory directory() {
        return hosts.orElseGet(() -> new InMemoryDirectory(store));
    }

    @Override
    public Devices devices() {
        return new InMemoryDevices(store);
    }

    @Override
    public Ids ids() {
        return ids;
    }

    /** Itself: its adapters hold nothing, so that one node is like another. */
    @Override
    public Adapters other() {
        return this;
    }

    /** The time of the store. */
    public Clock clock() {
        return clock;
    }

    /** What was pushed. */
    public RecordingPushSender pushes() {
        return pushes;
    }

    /** What was published. */
    public InMemoryLiveFeed live() {
        return live;
    }
}
