package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Guard;
import dev.rapport.persistence.audit.Audit;
import dev.rapport.persistence.audit.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An audit beside writers, who start, send, read, end and erase, raises no false alarm, and holds nobody up. */
@Timeout(120)
class AuditUnderLoadTest {

    private static final RateLimit HIGH = new RateLimit(2_000);
    private static final int WRITERS = 4;
    private static final int AUDITS = 25;
    private static final Audit.Batches BATCHES = new Audit.Batches(20, 100, 3);

    private final Persistence node = TestDatabase.node("loaded", HIGH);
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean isOver;

    @BeforeEach
    void anEmptyDatabase() {
        TestDatabase.empty();
    }

    @Test
    void auditShouldFindNothingWhileOthersWrite() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            writers.add(threads.submit(() -> write(random)));
        }
        try {
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < AUDITS; i++) {
                int before = sent.get();
                Eventually.within(
                        Duration.ofSeconds(20), () -> assertThat(sent.get()).isGreaterThan(before + 10));
                findings.addAll(Auditing.run(HIGH, BATCHES).findings());
            }
            assertThat(findings).isEmpty();
        } finally {
            isOver = true;
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
    }

    private void write(Random random) {
        while (!isOver) {
            Pair pair = pair("t-" + random.nextInt(2), "c-" + random.nextInt(3));
            Optional<Conversation> conversation = conversation(pair);
            switch (random.nextInt(30)) {
                case 0 -> node.relationships().erase(new MemberId("c-" + random.nextInt(3)));
                case 1, 2, 3, 4, 5, 6 ->
                    conversation.ifPresent(known -> node.readMarks()
                            .mark(
                                    new Guard(known.id(), known.accessVersion()),
                                    Side.values()[random.nextInt(2)],
                                    Optional.empty()));
                default -> conversation.ifPresent(known -> send(known, random));
            }
        }
    }

    /** The pair's conversation; a new one where it has none. Empty where somebody was erased just then. */
    private Optional<Conversation> conversation(Pair pair) {
        StartFacts facts = node.conversations().startFacts(pair);
        AppendOutcome outcome = node.conversations()
                .start(
                        pair,
                        node.ids().nextConversationId(),
                        Seeds.draft(node, pair, Side.PROVIDER, "start"),
                        facts.guard());
        if (outcome instanceof AppendOutcome.Appended appended) {
            sent.incrementAndGet();
            return Optional.of(appended.conversation());
        }
        return Optional.empty();
    }

    private void send(Conversation conversation, Random random) {
        Request request = Seeds.request(node, conversation, Side.values()[random.nextInt(2)], "hello");
        if (node.messages().append(request.draft(), request.guard()) instanceof AppendOutcome.Appended) {
            sent.incrementAndGet();
        }
    }
}
