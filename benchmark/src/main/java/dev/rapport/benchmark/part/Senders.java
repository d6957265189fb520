package dev.rapport.benchmark.part;

import dev.rapport.benchmark.Tokens;
import dev.rapport.benchmark.database.Talk;
import dev.rapport.benchmark.load.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose turn it is to send, and in which conversation: every member as often as any other, so that the rate limit is far
 * away for all of them.
 */
final class Senders {

    /** The same order each time. */
    private static final long SEED = 42;

    private final List<Turn> turns = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();

    /** @param head of the request, all but its body */
    record Turn(Talk talk, byte[] head) {}

    /** @param providers each with as many conversations as any other */
    Senders(List<List<Talk>> providers, Tokens tokens) {
        List<List<Turn>> ofProviders = new ArrayList<>();
        List<Turn> ofCustomers = new ArrayList<>();
        for (List<Talk> talks : providers) {
            ofProviders.add(talks.stream()
                    .map(talk -> turn(talk, talk.provider(), tokens))
                    .toList());
            talks.forEach(talk -> ofCustomers.add(turn(talk, talk.customer(), tokens)));
        }
        Random random = new Random(SEED);
        for (int round = 0; round < providers.get(0).size(); round++) {
            int number = round;
            List<Turn> ofRound = new ArrayList<>(ofCustomers);
            ofProviders.forEach(provider -> ofRound.add(provider.get(number)));
            Collections.shuffle(ofRound, random);
            turns.addAll(ofRound);
        }
    }

    private static Turn turn(Talk talk, String sender, Tokens tokens) {
        return new Turn(talk, Requests.sendHead(talk.id(), tokens.of(sender)));
    }

    /** Thread-safe. */
    Turn next() {
        return turns.get((int) (next.getAndIncrement() % turns.size()));
    }
}
