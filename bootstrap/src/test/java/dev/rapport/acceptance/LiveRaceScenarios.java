package dev.rapport.acceptance;

import static dev.rapport.acceptance.LiveSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Live views against the truth, while many write at once, through one node: what clients know in the end is what a fresh
 * fetch says, whoever was cut off when.
 */
abstract class LiveRaceScenarios {

    private static final List<String> MEMBERS = List.of("trainer", "trainee");
    private static final int MESSAGES_EACH = 45;
    private static final int ATTEMPTS_EACH = 15;
    private static final int SENDS_OF_A_SOCKET = 15;
    private static final int VIEWS_EACH = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LiveSocket> opened = new ArrayList<>();
    private Store store;
    private Stage stage;
    private String id;

    abstract Store emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        stage = new Stage(store, new Rules(StartPolicy.PROVIDER, RateLimit.OFF, Labels.DEFAULT));
        id = stage.aConversation();
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        opened.forEach(LiveSocket::close);
        stage.close();
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    void whoeverIsCutOffAndResumesShouldKnowEveryMessageOnceAndInOrder() throws Exception {
        long seed = System.nanoTime();
        AtomicBoolean isOver = new AtomicBoolean();
        List<LiveView> views = new ArrayList<>();
        List<Future<?>> restless = new ArrayList<>();
        for (int i = 0; i < VIEWS_EACH * MEMBERS.size(); i++) {
            LiveView view = new LiveView(stage, MEMBERS.get(i % MEMBERS.size()), id);
            view.connect();
            views.add(view);
            Random random = new Random(seed + i);
            restless.add(threads.submit(() -> reconnectAtRandom(view, random, isOver)));
        }
        try {
            long sent = sendFromEverywhere();
            isOver.set(true);
            for (Future<?> one : restless) {
                one.get(LiveSocket.LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            List<String> truth = everything();
            assertThat(truth).as("seed %d", seed).hasSize((int) sent + 1);
            for (LiveView view : views) {
                await(() -> view.reached() == truth.size());
                assertThat(view.contents()).as("seed %d", seed).isEqualTo(truth);
                assertThat(view.complaints()).as("seed %d", seed).isEmpty();
            }
        } finally {
            isOver.set(true);
            views.forEach(LiveView::close);
        }
    }

    /** Leaves and comes back after a few more messages, over and over. */
    private static void reconnectAtRandom(LiveView view, Random random, AtomicBoolean isOver) {
        while (!isOver.get()) {
            long next = view.reached() + random.nextInt(8);
            await(() -> isOver.get() || view.reached() >= next);
            view.connect();
        }
    }

    /** Both sides write through both doors, all at once; how many messages that makes. */
    private long sendFromEverywhere() throws Exception {
        List<Callable<Integer>> senders = new ArrayList<>();
        for (String member : MEMBERS) {
            senders.add(() -> sendOverHttp(member, "one"));
            senders.add(() -> sendOverHttp(member, "two"));
            senders.add(() -> sendThroughSockets(member));
        }
        long sent = 0;
        for (Future<Integer> sender : threads.invokeAll(senders)) {
            sent += sender.get();
        }
        return sent;
    }

    private int sendOverHttp(String member, String name) {
        for (int i = 0; i < MESSAGES_EACH; i++) {
            stage.as(member).send(id, member + " " + name + " " + i).expect(201);
        }
        return MESSAGES_EACH;
    }

    /** A socket may send 20 frames a second: each sends fewer than that, and is followed by another. */
    private int sendThroughSockets(String member) {
        for (int i = 0; i < MESSAGES_EACH; i += SENDS_OF_A_SOCKET) {
            try (LiveSocket socket = stage.socketOf(member)) {
                for (int k = 0; k < SENDS_OF_A_SOCKET; k++) {
                    socket.say(frame("send", id).put("content", member + " socket " + (i + k)));
                    socket.next("ack");
                }
            }
        }
        return MESSAGES_EACH;
    }

    /** What a fresh fetch says, in order of seq. */
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        List<String> part;
        do {
            part = stage.as("trainer")
                    .get("conversations/" + id + "/messages/?limit=100&after=" + all.size())
                    .expect(200)
                    .results("/content");
            all.addAll(part);
        } while (!part.isEmpty());
        return all;
    }

    /** Both sides write while the relationship ends and begins again, over and over. */
    @Test
    void nothingShouldSlipOutWhileTheTraineeIsShutOut() throws Exception {
        ConcurrentLinkedQueue<JsonNode> heard = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<JsonNode> kept = new ConcurrentLinkedQueue<>();
        opened.add(stage.socketOf("trainee", heard::add));
        opened.add(stage.socketOf("trainer", kept::add));
        await(() -> !heard.isEmpty() && !kept.isEmpty());
        List<Future<?>> senders = new ArrayList<>();
        for (String member : MEMBERS) {
            senders.add(threads.submit(() -> sendWhereThatIsAllowed(member)));
            senders.add(threads.submit(() -> sendWhereThatIsAllowed(member)));
        }
        do {
            stage.host().part("trainer", "trainee").expect(204);
            stage.host().relate("trainer", "trainee").expect(201);
        } while (!senders.stream().allMatch(Future::isDone));
        for (Future<?> sender : senders) {
            sender.get();
        }
        stage.as("trainee").send(id, "at last").expect(201);
        long last = stage.as("trainer").conversation(id).number("/last_seq");
        await(() -> kept.stream().anyMatch(frame -> seqOf(frame) == last));
        await(() -> heard.stream().anyMatch(frame -> seqOf(frame) == last));
        assertThat(seqs(kept))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, last).boxed().toList());
        assertThat(seqs(heard)).isSorted().doesNotHaveDuplicates();
        assertThat(slippedOut(heard)).isEmpty();
        await(() -> lastUnread(heard) == stage.as("trainee").unread());
    }

    private void sendWhereThatIsAllowed(String member) {
        for (int i = 0; i < ATTEMPTS_EACH; i++) {
            assertThat(stage.as(member).send(id, member + " " + i).status()).isIn(201, 403);
        }
    }

    private static long seqOf(JsonNode frame) {
        return frame.path("type").asText().equals("chat.new_message")
                ? frame.at("/message/seq").asLong()
                : 0;
    }

    private static List<Long> seqs(Iterable<JsonNode> frames) {
        List<Long> seqs = new ArrayList<>();
        frames.forEach(frame -> seqs.add(seqOf(frame)));
        seqs.removeIf(seq -> seq == 0);
        return seqs;
    }

    /** What came between the news that the conversation is archived and the news that it is open again. */
    private static List<String> slippedOut(Iterable<JsonNode> frames) {
        List<String> slipped = new ArrayList<>();
        boolean isShutOut = false;
        for (JsonNode frame : frames) {
            String type = frame.path("type").asText();
            if (type.equals("conversation.updated")) {
                isShutOut = frame.at("/conversation/is_archived").asBoolean();
            } else if (isShutOut && type.startsWith("chat.")) {
                slipped.add(frame.toString());
            }
        }
        return slipped;
    }

    private static long lastUnread(Iterable<JsonNode> frames) {
        long last = -1;
        for (JsonNode frame : frames) {
            if (frame.path("type").asText().equals("unread_count")) {
                last = frame.path("unread_count").asLong();
            }
        }
        return last;
    }

    @Test
    void aResumeShouldLeadOnUntilItIsComplete() {
        for (int i = 2; i <= 230; i++) {
            stage.as(MEMBERS.get(i % 2)).send(id, "message " + i).expect(201);
        }
        try (LiveSocket trainee = stage.socketOf("trainee")) {
            long reached = 0;
            int parts = 0;
            boolean isComplete = false;
            while (!isComplete) {
                trainee.say(frame("resume", id).put("after_seq", reached));
                JsonNode part = trainee.next("history");
                assertThat(part.at("/messages/0/seq").asLong()).isEqualTo(reached + 1);
                assertThat(part.path("last_seq").asLong()).isEqualTo(230);
                reached += part.path("messages").size();
                isComplete = part.path("complete").asBoolean();
                parts++;
            }
            assertThat(reached).isEqualTo(230);
            assertThat(parts).isEqualTo(3);
            trainee.say(frame("resume", id).put("after_seq", 1_000_000));
            JsonNode past = trainee.next("history");
            assertThat(past.path("messages")).isEmpty();
            assertThat(past.path("complete").asBoolean()).isTrue();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LiveSocket.LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LiveSocket.LIMIT);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
