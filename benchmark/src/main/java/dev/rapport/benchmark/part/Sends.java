package dev.rapport.benchmark.part;

import dev.rapport.benchmark.Contest;
import dev.rapport.benchmark.Contest.Contestant;
import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.load.Measured;
import dev.rapport.benchmark.load.Step;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.report.Target;
import dev.rapport.benchmark.server.RunningServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Sends: by many at once, with the rate limit and without, and by one alone. What is acknowledged has to be stored. */
public final class Sends {

    private static final String STORED = "SELECT sum(last_seq) FROM rapport.conversation";
    private static final int MANY = 32;
    private static final double MEDIAN = 50;
    private static final double ALMOST_ALL = 99;

    private final Stage stage;
    private final Contest contest;
    private final Senders senders;
    private final LongAdder acknowledged = new LongAdder();

    public Sends(Stage stage, Contest contest) {
        this.stage = stage;
        this.contest = contest;
        this.senders = new Senders(stage.dataset().providers(), stage.tokens());
    }

    /** By 32 connections. */
    public void together() throws Exception {
        long stored = stage.database().number(STORED);
        List<Measured> measured = contest.measure(
                Contestant.bare(MANY, bare()),
                ours("sends", MANY, stage.servers().limited()),
                ours("sends-unlimited", MANY, stage.servers().unlimited()));
        requireStored(stored);
        Measured bare = measured.get(0);
        stage.report().add(Row.rate("bare sends, 32 connections", bare));
        stage.report()
                .add(Row.rate("sends, 32 connections", measured.get(1))
                        .beside(bare.perSecond())
                        .wanted(Target.ratioAtLeast(0.6)));
        stage.report()
                .add(Row.rate("sends, 32 connections, rate limit off", measured.get(2))
                        .beside(bare.perSecond()));
    }

    /** By one connection, where nobody waits for anybody. */
    public void alone() throws Exception {
        long stored = stage.database().number(STORED);
        List<Measured> measured = contest.measure(
                Contestant.bare(1, bare()), ours("alone", 1, stage.servers().limited()));
        requireStored(stored);
        Measured bare = measured.get(0);
        Measured ours = measured.get(1);
        stage.report().add(Row.rate("bare sends, 1 connection", bare));
        stage.report().add(Row.rate("sends, 1 connection", ours).beside(bare.perSecond()));
        stage.report()
                .add(Row.of("a send alone, p50", "µs", ours.micros(MEDIAN))
                        .beside(bare.micros(MEDIAN))
                        .wanted(Target.ratioAtMost(3)));
        stage.report()
                .add(Row.of("a send alone, p99", "µs", ours.micros(ALMOST_ALL)).beside(bare.micros(ALMOST_ALL)));
    }

    private Step.Opener bare() {
        return stage.bare().send(() -> senders.next().talk());
    }

    private Contestant ours(String name, int connections, RunningServer server) {
        return Contestant.ours(
                name,
                connections,
                server,
                number -> new SendStep(server.address(), () -> senders.next().head(), acknowledged));
    }

    private void requireStored(long before) throws SQLException {
        long stored = stage.database().number(STORED) - before;
        long said = acknowledged.sumThenReset();
        if (stored != said) {
            throw new IllegalStateException(said + " messages were acknowledged, and " + stored + " are stored");
        }
    }
}
