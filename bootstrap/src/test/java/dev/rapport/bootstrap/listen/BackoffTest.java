package dev.rapport.bootstrap.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Patience.DEFAULT, new Random(1));

    @Test
    void pausesShouldDoubleFromOneSecondToThirty() {
        for (int ceiling : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(backoff.next(Duration.ZERO))
                    .isBetween(Duration.ofSeconds(ceiling).dividedBy(2), Duration.ofSeconds(ceiling));
        }
    }

    @Test
    void pausesShouldDifferBetweenThoseWhoCameBackTogether() {
        var random = new Random(2);

        assertThat(IntStream.range(0, 100).mapToObj(i -> new Backoff(Patience.DEFAULT, random).next(Duration.ZERO)))
                .doesNotHaveDuplicates();
    }

    @Test
    void pausesShouldBeginAnewAfterAConnectionThatLasted() {
        IntStream.range(0, 10).forEach(i -> backoff.next(Duration.ofSeconds(29)));

        assertThat(backoff.next(Duration.ofSeconds(30))).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
