package dev.rapport.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MeanwhileTest {

    @Test
    void bothShouldBeDoneAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        String result = Meanwhile.run(() -> meet(both), () -> meet(both) ? "met" : "alone");
        assertThat(result).isEqualTo("met");
    }

    private static boolean meet(CountDownLatch both) throws InterruptedException {
        both.countDown();
        return both.await(20, TimeUnit.SECONDS);
    }

    @Test
    void theFirstThatFailsShouldBeHeardAsItIs() {
        IOException fault = new IOException("planted");
        assertThatThrownBy(() -> Meanwhile.run(
                        () -> {
                            throw fault;
                        },
                        () -> "done"))
                .isSameAs(fault);
        assertThatThrownBy(() -> Meanwhile.run(() -> "done", () -> {
                    throw fault;
                }))
                .isSameAs(fault);
    }

    @Test
    void nothingShouldBeUnderWayAfterAFailure() {
        AtomicBoolean isDone = new AtomicBoolean();
        Thread waiting = Thread.currentThread();
        assertThatThrownBy(() -> Meanwhile.run(
                        () -> {
                            while (waiting.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            isDone.set(true);
                            return true;
                        },
                        () -> {
                            throw new IllegalStateException("planted");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(isDone).isTrue();
    }
}
