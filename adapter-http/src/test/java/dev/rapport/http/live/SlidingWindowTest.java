package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private static final Duration WIDTH = Duration.ofNanos(100);

    @Test
    void soManyShouldPassInAnySpanAndNoMore() {
        SlidingWindow window = new SlidingWindow(3, WIDTH);
        assertThat(List.of(window.admit(0), window.admit(1), window.admit(2), window.admit(3)))
                .containsExactly(true, true, true, false);
        assertThat(window.admit(99)).isFalse();
        assertThat(window.admit(100)).isTrue();
        assertThat(window.admit(100)).isFalse();
        assertThat(window.admit(101)).isTrue();
    }

    @Test
    void itShouldDecideAsACountOfAllThatPassedDoes() {
        for (int limit : new int[] {1, 7, 8, 9, 20, 100}) {
            Random random = new Random(limit);
            SlidingWindow window = new SlidingWindow(limit, WIDTH);
            List<Long> passed = new ArrayList<>();
            long now = Long.MAX_VALUE - 1_000;
            for (int i = 0; i < 5_000; i++) {
                now += random.nextInt(3) == 0 ? random.nextInt(200 / limit + 1) : 0;
                long at = now;
                boolean isRoom = passed.stream()
                                .filter(time -> at - time < WIDTH.toNanos())
                                .count()
                        < limit;
                assertThat(window.admit(now)).as("limit %d, step %d", limit, i).isEqualTo(isRoom);
                if (isRoom) {
                    passed.add(now);
                }
            }
        }
    }
}
