package dev.rapport.benchmark.part;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.database.Talk;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.report.Target;
import dev.rapport.benchmark.server.Inspection;
import dev.rapport.benchmark.server.RunningServer;
import dev.rapport.benchmark.socket.FrameListener;
import dev.rapport.benchmark.socket.Sockets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What sockets cost that are open and silent, each of another member, on a server that has only opened and closed some
 * before: until its code is compiled, as before all else that is measured.
 */
public final class Idle {

    private static final int SOCKETS = 10_000;
    private static final List<Integer> GROWING = List.of(1_000, 4_000, SOCKETS);
    private static final int FIRST = 200;
    private static final int SPARE_FILES = 500;
    private static final double KIBI = 1_024;
    private static final double MEBI = KIBI * KIBI;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Stage stage;

    public Idle(Stage stage) {
        this.stage = stage;
    }

    /** At ten thousand. */
    public void measure() throws Exception {
        measure(List.of(SOCKETS));
    }

    /** At one, four and ten thousand. */
    public void measureGrowing() throws Exception {
        measure(GROWING);
    }

    private void measure(List<Integer> counts) throws Exception {
        requireFiles();
        List<String> tokens = stage.dataset().talks().stream()
                .limit(SOCKETS)
                .map(Talk::customer)
                .map(stage.tokens()::of)
                .toList();
        stage.servers().close();
        RunningServer server = stage.servers().limited();
        Inspection inspection = new Inspection(server.process());
        warmUp(server, tokens.subList(0, FIRST));
        long liveBefore = inspection.liveBytes();
        long residentBefore = inspection.residentBytes();
        stage.report().add(Row.of("resident memory, no sockets", "MiB", residentBefore / MEBI));
        try (Sockets sockets = new Sockets(server.address(), FrameListener.DEAF)) {
            int open = 0;
            for (int count : counts) {
                Duration took = sockets.open(tokens.subList(open, count));
                tellConnects(count, (count - open) * MILLIS_PER_SECOND / took.toMillis());
                open = count;
                long live = inspection.liveBytes();
                long resident = inspection.residentBytes();
                sockets.requireHealth();
                tellMemory(count, live - liveBefore, resident - residentBefore);
                stage.report().add(Row.of(at("resident memory", count), "MiB", resident / MEBI));
                stage.report().add(Row.of(at("live heap", count), "MiB", live / MEBI));
            }
        }
        stage.servers().close();
    }

    private void warmUp(RunningServer server, List<String> tokens) throws Exception {
        long end = System.nanoTime() + stage.pace().cold().dividedBy(2).toNanos();
        do {
            try (Sockets first = new Sockets(server.address(), FrameListener.DEAF)) {
                first.open(tokens);
            }
        } while (System.nanoTime() < end);
    }

    private void tellConnects(int count, double perSecond) {
        stage.report()
                .add(Row.of(at("connects, " + Sockets.OPENING + " at once", count), "/s", perSecond)
                        .wanted(Target.atLeast(2_000)));
    }

    private void tellMemory(int count, long live, long resident) {
        stage.report()
                .add(Row.of(at("resident memory of a socket", count), "KiB", resident / KIBI / count)
                        .wanted(Target.atMost(16)));
        stage.report().add(Row.of(at("live heap of a socket", count), "KiB", live / KIBI / count));
    }

    private static String at(String what, int count) {
        return "%s, %,d sockets".formatted(what, count);
    }

    private static void requireFiles() throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < SOCKETS + SPARE_FILES) {
            throw new IOException("A process may open " + system.getMaxFileDescriptorCount() + " files here, and "
                    + SOCKETS + " sockets take more: raise \"ulimit -n\"");
        }
    }
}
