package dev.rapport.benchmark.part;

import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.report.Target;
import java.time.Duration;
import java.util.List;

/** How long {@code bin/rapport serve} takes on a database that is there, from the start of its process until it is ready. */
public final class Starts {

    private final Stage stage;

    public Starts(Stage stage) {
        this.stage = stage;
    }

    public void measure() throws Exception {
        while (stage.servers().starts().size() < stage.pace().starts()) {
            stage.servers().close();
            stage.servers().limited();
        }
        List<Duration> starts = stage.servers().starts().stream().sorted().toList();
        stage.report()
                .add(Row.of(
                                "start to ready, median of " + starts.size(),
                                "ms",
                                starts.get(starts.size() / 2).toMillis())
                        .wanted(Target.atMost(1_500)));
    }
}
