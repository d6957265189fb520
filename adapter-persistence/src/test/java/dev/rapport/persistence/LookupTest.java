package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookupTest {

    private final List<Set<Integer>> asked = new CopyOnWriteArrayList<>();

    /** Knows the even numbers. */
    private Map<Integer, String> evenOnes(Set<Integer> keys) {
        asked.add(Set.copyOf(keys));
        return keys.stream()
                .filter(key -> key % 2 == 0)
                .collect(Collectors.toMap(Function.identity(), key -> "value " + key));
    }

    @Test
    void whoAsksAloneShouldGetWhatThereIs() {
        var lookup = new Lookup<>(this::evenOnes);

        assertThat(lookup.find(2)).contains("value 2");
        assertThat(lookup.find(3)).isEmpty();
        assertThat(lookup.find(Set.of(3, 4))).isEqualTo(Map.of(4, "value 4"));
        assertThat(asked).containsExactly(Set.of(2), Set.of(3), Set.of(3, 4));
    }

    @Test
    void thoseWhoAskMeanwhileShouldShareAStatementAndGetTheirOwn() throws Exception {
        var isUnderWay = new CountDownLatch(1);
        var mayEnd = new CompletableFuture<Boolean>();
        var lookup = new Lookup<Integer, String>(keys -> {
            isUnderWay.countDown();
            mayEnd.join();
            return evenOnes(keys);
        });
        CompletableFuture<Map<Integer, String>> first = asking(lookup, Set.of(0));
        isUnderWay.await();
        List<CompletableFuture<Map<Integer, String>>> others = IntStream.range(1, 20)
                .mapToObj(i -> asking(lookup, Set.of(i, i + 1)))
                .toList();
        while (lookup.waiting() < others.size()) {
            Thread.onSpinWait();
        }
        mayEnd.complete(true);

        assertThat(first.join()).isEqualTo(Map.of(0, "value 0"));
        for (int i = 1; i < 20; i++) {
            int even = i % 2 == 0 ? i : i + 1;
            assertThat(others.get(i - 1).join()).isEqualTo(Map.of(even, "value " + even));
        }
        assertThat(asked)
                .containsExactly(Set.of(0), IntStream.rangeClosed(1, 20).boxed().collect(Collectors.toSet()));
    }

    private static CompletableFuture<Map<Integer, String>> asking(Lookup<Integer, String> lookup, Set<Integer> keys) {
        var answer = new CompletableFuture<Map<Integer, String>>();
        new Thread(() -> answer.complete(lookup.find(keys))).start();
        return answer;
    }
}
