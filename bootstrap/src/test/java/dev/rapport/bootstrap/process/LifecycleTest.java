package dev.rapport.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LifecycleTest {

    /** Says what happens to it on stdout, in the way that its argument names. */
    public static final class Program {

        public static void main(String[] arguments) throws Exception {
            Duration limit = Duration.ofSeconds(arguments[0].equals("limited") ? 1 : 60);
            System.exit(new Lifecycle(limit).run(lifecycle -> start(lifecycle, arguments[0])));
        }

        private static void start(Lifecycle lifecycle, String manner) throws Exception {
            lifecycle.open("first", () -> closing("first"));
            switch (manner) {
                case "slow" -> {
                    System.out.println("starting");
                    lifecycle.open("second", () -> {
                        System.in.read();
                        return closing("second");
                    });
                    lifecycle.open("third", () -> closing("third"));
                }
                case "stuck", "limited" ->
                    lifecycle.open("stuck", () -> () -> {
                        System.out.println("closing");
                        new CountDownLatch(1).await();
                    });
                case "broken" -> throw new IllegalStateException("no luck");
                case "unclosable" ->
                    lifecycle.open("unclosable", () -> () -> {
                        throw new IllegalStateException("stays open");
                    });
                default -> lifecycle.open("second", () -> closing("second"));
            }
            System.out.println("ready");
        }

        private static AutoCloseable closing(String name) {
            return () -> System.out.println("closed " + name);
        }
    }

    @Test
    void runShouldCloseInReverseOrderAndEndWithZeroWhenTerminated() throws Exception {
        try (var child = ChildProcess.start(Program.class, "plain")) {
            child.await("ready");
            child.terminate();

            assertThat(child.lines("closed")).containsExactly("closed second", "closed first");
            assertThat(child.exitStatus()).isZero();
        }
    }

    @Test
    void runShouldFinishWhatIsOpeningAndOpenNothingMoreWhenTerminatedInTheStart() throws Exception {
        try (var child = ChildProcess.start(Program.class, "slow")) {
            child.await("starting");
            child.terminate();
            child.await("Stopping");
            child.say("go on");

            assertThat(child.lines("closed")).containsExactly("closed second", "closed first");
            assertThat(child.exitStatus()).isZero();
        }
    }

    @Test
    void runShouldEndAtOnceWhenTerminatedTwice() throws Exception {
        try (var child = ChildProcess.start(Program.class, "stuck")) {
            child.await("ready");
            child.terminate();
            child.await("closing");
            child.terminate();

            assertThat(child.exitStatus()).isEqualTo(128 + 15);
        }
    }

    @Test
    void runShouldEndWithOneWhenClosingTakesTooLong() throws Exception {
        try (var child = ChildProcess.start(Program.class, "limited")) {
            child.await("ready");
            child.terminate();

            assertThat(child.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void runShouldCloseTheRestWhenSomethingCannotBeClosed() throws Exception {
        try (var child = ChildProcess.start(Program.class, "unclosable")) {
            child.await("ready");
            child.terminate();

            child.await("closed first");
            assertThat(child.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void runShouldCloseWhatIsOpenWhenTheStartFails() throws Exception {
        try (var child = ChildProcess.start(Program.class, "broken")) {
            child.await("closed first");
            child.await("Exception in thread \"main\" java.lang.IllegalStateException: no luck");

            assertThat(child.exitStatus()).isEqualTo(1);
        }
    }
}
