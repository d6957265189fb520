package dev.rapport.process;

import dev.rapport.process.Ledger.Acknowledged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients at work, all at once: they write, now and then repeat what was acknowledged, and mark as read. None gives up on
 * a message before it is answered: whatever happens meanwhile, it sends it again under the same id.
 */
final class Crowd implements AutoCloseable {

    private static final int CLIENTS = 8;

    private final List<Talk> talks;
    private final Whereabouts server;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    private Crowd(List<Talk> talks, Whereabouts server) {
        this.talks = talks;
        this.server = server;
    }

    static Crowd start(long seed, List<Talk> talks, Whereabouts server) {
        var crowd = new Crowd(talks, server);
        for (int i = 0; i < CLIENTS; i++) {
            var random = new Random(seed + i);
            var thread = new Thread(() -> crowd.work(random), "client-" + i);
            thread.setDaemon(true);
            crowd.threads.add(thread);
            thread.start();
        }
        return crowd;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How often a client was told 503. */
    int unavailable() {
        return unavailable.get();
    }

    /** Lets each finish what it is at, and waits for that. */
    Ledger finish() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
            if (thread.isAlive()) {
                ledger.complain(thread.getName() + " has no answer yet");
            }
        }
        return ledger;
    }

    @Override
    public void close() {
        isOver = true;
        threads.forEach(Thread::interrupt);
    }

    private void work(Random random) {
        try {
            while (!isOver) {
                Talk talk = talks.get(random.nextInt(talks.size()));
                String member = random.nextBoolean() ? talk.provider() : talk.customer();
                switch (random.nextInt(10)) {
                    case 0 -> read(talk, member);
                    case 1 -> repeat(random, talk);
                    default -> write(random, talk, member);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            ledger.complain(fault);
        }
    }

    private void write(Random random, Talk talk, String sender) throws InterruptedException {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String content = sender + " says " + random.nextInt();
        Api.Answer answer = insist(Api.Call.send(sender, talk.id(), content, id));
        if (answer.status() == 200 || answer.status() == 201) {
            ledger.add(new Acknowledged(talk, sender, id, content, answer.body()));
        } else if (answer.status() == 429) {
            ledger.throttle(sender);
        } else {
            ledger.complain(answer);
        }
    }

    private void repeat(Random random, Talk talk) throws InterruptedException {
        List<Acknowledged> known = ledger.in(talk);
        if (known.isEmpty()) {
            return;
        }
        Acknowledged one = known.get(random.nextInt(known.size()));
        Api.Answer answer = insist(Api.Call.send(one.sender(), talk.id(), one.content(), one.clientMessageId()));
        boolean isTheSame = answer.status() == 200
                && answer.body().at("/id").equals(one.message().at("/id"))
                && answer.body().at("/seq").equals(one.message().at("/seq"));
        if (!isTheSame) {
            ledger.complain("repeat of " + one + ": " + answer);
        }
    }

    private void read(Talk talk, String reader) throws InterruptedException {
        Api.Answer answer = insist(Api.Call.post(reader, talk.path("read/"), Map.of()));
        if (answer.status() != 200) {
            ledger.complain(answer);
        }
    }

    /** Asks until there is an answer other than that there is none now. */
    private Api.Answer insist(Api.Call call) throws InterruptedException {
        Api api = server.now();
        while (true) {
            try {
                Api.Answer answer = api.ask(call);
                if (answer.status() != 503) {
                    return answer;
                }
                unavailable.incrementAndGet();
                if (answer.retryAfter().isEmpty()) {
                    ledger.complain("503 without Retry-After");
                }
                api = server.now();
            } catch (IOException noAnswer) {
                api = server.after(api);
            }
        }
    }
}
