package dev.rapport.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UntilSignalTest {

    /** Works in the way that its argument names. */
    public static final class Program {

        public static void main(String[] arguments) throws Exception {
            System.exit(UntilSignal.run(() -> work(arguments[0])));
        }

        private static int work(String manner) throws InterruptedException {
            System.out.println("ready");
            switch (manner) {
                case "ending" -> System.out.println("done");
                case "stubborn" -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                }
                case "interrupted" -> throw new InterruptedException("by somebody else");
                default -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        System.out.println("tidied up");
                    }
                }
            }
            return 3;
        }
    }

    @Test
    void runShouldAnswerWhatTheWorkAnswers() throws Exception {
        try (var child = ChildProcess.start(Program.class, "ending")) {
            assertThat(child.exitStatus()).isEqualTo(3);
        }
    }

    @Test
    void runShouldEndWithZeroWhenTerminated() throws Exception {
        try (var child = ChildProcess.start(Program.class, "waiting")) {
            child.await("ready");
            child.terminate();
            child.await("tidied up");

            assertThat(child.exitStatus()).isZero();
        }
    }

    @Test
    void runShouldEndAtOnceWhenTerminatedTwice() throws Exception {
        try (var child = ChildProcess.start(Program.class, "stubborn")) {
            child.await("ready");
            // Two that come close upon each other may be heard as one.
            while (child.isAlive()) {
                child.terminate();
                Thread.onSpinWait();
            }
            assertThat(child.exitStatus()).isEqualTo(128 + 15);
        }
    }

    @Test
    void runShouldNotTakeAnotherInterruptForASignal() throws Exception {
        try (var child = ChildProcess.start(Program.class, "interrupted")) {
            child.await("InterruptedException: by somebody else");

            assertThat(child.exitStatus()).isEqualTo(1);
        }
    }
}
