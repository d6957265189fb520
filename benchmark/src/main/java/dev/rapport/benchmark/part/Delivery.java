package dev.rapport.benchmark.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.database.Talk;
import dev.rapport.benchmark.load.CpuMeter;
import dev.rapport.benchmark.load.CpuTime;
import dev.rapport.benchmark.load.Load;
import dev.rapport.benchmark.load.Measured;
import dev.rapport.benchmark.load.Requests;
import dev.rapport.benchmark.load.Step;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.report.Target;
import dev.rapport.benchmark.server.RunningServer;
import dev.rapport.benchmark.socket.FrameListener;
import dev.rapport.benchmark.socket.Sockets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * From a send over HTTP to the recipient's socket, at a fixed rate: providers listen, each on one socket, and customers
 * of theirs write. Whether the server keeps up or not, messages are sent when they are due, and count from then.
 */
public final class Delivery {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SENDING = 32;
    private static final Duration WARM_UP = Duration.ofMillis(1_500);
    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(10);
    private static final double MEDIAN = 50;
    private static final double ALMOST_ALL = 99;
    private static final double NANOS_PER_MILLI = 1_000_000;

    /** So many customers of each provider write: enough for each to stay below the rate limit. */
    private static final int WRITING = 4;

    private final Stage stage;

    private volatile Deliveries awaited = new Deliveries(0);
    private volatile long run;

    public Delivery(Stage stage) {
        this.stage = stage;
    }

    public void measure() throws Exception {
        warmUp();
        measure(200, 200, Optional.of(Target.atMost(2)), Target.atMost(10));
        measure(2_000, 1_000, Optional.empty(), Target.atMost(50));
    }

    /** Sends and delivers as fast as it goes: the server and our own end compile what they have not done yet. */
    private void warmUp() throws Exception {
        RunningServer server = stage.servers().limited();
        List<List<Talk>> listening = stage.dataset().providers();
        List<byte[]> heads = IntStream.range(0, listening.get(0).size())
                .boxed()
                .flatMap(round -> listening.stream().map(talks -> head(talks.get(round))))
                .toList();
        AtomicLong next = new AtomicLong();
        CpuMeter meter =
                new CpuMeter(Optional.of(server.process()), stage.database().process());
        try (Sockets open = new Sockets(server.address(), listener())) {
            open.open(tokens(listening));
            Load.run(
                    SENDING,
                    number -> new SendStep(
                            server.address(),
                            () -> heads.get((int) (next.getAndIncrement() % heads.size())),
                            new LongAdder()),
                    meter,
                    stage.pace().cold(),
                    Duration.ZERO);
            open.requireHealth();
        }
    }

    private List<String> tokens(List<List<Talk>> listening) {
        return listening.stream()
                .map(talks -> stage.tokens().of(talks.get(0).provider()))
                .toList();
    }

    private byte[] head(Talk talk) {
        return Requests.sendHead(talk.id(), stage.tokens().of(talk.customer()));
    }

    private void measure(int perSecond, int sockets, Optional<Target> median, Target almostAll) throws Exception {
        RunningServer server = stage.servers().limited();
        List<List<Talk>> listening = stage.dataset().providers().subList(0, sockets);
        try (Sockets open = new Sockets(server.address(), listener())) {
            open.open(tokens(listening));
            deliver(server, listening, perSecond, WARM_UP);
            CpuMeter meter =
                    new CpuMeter(Optional.of(server.process()), stage.database().process());
            CpuTime before = meter.read();
            Deliveries delivered =
                    deliver(server, listening, perSecond, stage.pace().delivery());
            CpuTime cpu = meter.read().minus(before);
            open.requireHealth();
            Histogram bare = bare(perSecond);
            String what = "delivery at " + perSecond + "/s over " + sockets + " sockets";
            tell(what, delivered, cpu, bare, median, almostAll);
        }
    }

    /** The least statement at the same even times: what it takes here when it is not asked for again and again. */
    private Histogram bare(int perSecond) throws Exception {
        Senders senders = new Senders(stage.dataset().providers(), stage.tokens());
        Step.Opener opener = stage.bare().send(() -> senders.next().talk());
        Histogram latencies = new ConcurrentHistogram(Load.histogram());
        for (Duration duration : List.of(WARM_UP, stage.pace().delivery())) {
            latencies.reset();
            Schedule schedule = new Schedule(perSecond, duration);
            AtomicInteger number = new AtomicInteger();
            byMany(() -> {
                try (Step step = opener.open(number.getAndIncrement())) {
                    for (int message = schedule.await(); message >= 0; message = schedule.await()) {
                        step.run();
                        latencies.recordValue(System.nanoTime() - schedule.due(message));
                    }
                }
            });
        }
        return latencies;
    }

    private void tell(
            String what, Deliveries delivered, CpuTime cpu, Histogram bare, Optional<Target> median, Target almostAll) {
        Histogram latencies = delivered.sinceDue();
        Measured measured = new Measured(stage.pace().delivery(), latencies, cpu);
        Row row = Row.rate(what, measured);
        Row p50 = beside(what + ", p50", latencies, bare, MEDIAN);
        Row p99 = beside(what + ", p99", latencies, bare, ALMOST_ALL);
        Histogram sinceAnswer = delivered.sinceAcknowledged();
        stage.report().add(row);
        stage.report().add(median.map(p50::wanted).orElse(p50));
        stage.report().add(p99.wanted(almostAll));
        stage.report()
                .add(Row.of(
                                what + ", after the 201",
                                "ms p50",
                                sinceAnswer.getValueAtPercentile(MEDIAN) / NANOS_PER_MILLI)
                        .with(Row.Latency.of(new Measured(stage.pace().delivery(), sinceAnswer, cpu))));
        int wrong = delivered.missing() + delivered.doubled() + delivered.disordered();
        stage.report().add(Row.of(what + ", lost", "messages", wrong).wanted(Target.atMost(0)));
        if (wrong > 0) {
            throw new IllegalStateException("Of " + delivered.messages() + " messages " + delivered.missing()
                    + " were lost, " + delivered.doubled() + " came twice, " + delivered.disordered()
                    + " came out of order");
        }
    }

    private static Row beside(String what, Histogram ours, Histogram bare, double percentile) {
        return Row.of(what, "ms", ours.getValueAtPercentile(percentile) / NANOS_PER_MILLI)
                .beside(bare.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }

    /** Sends for so long, and waits until everything has arrived, or nothing more comes. */
    private Deliveries deliver(RunningServer server, List<List<Talk>> listening, int perSecond, Duration duration)
            throws Exception {
        run++;
        Schedule schedule = new Schedule(perSecond, duration);
        Deliveries deliveries = new Deliveries(schedule.count());
        awaited = deliveries;
        byMany(() -> send(server, listening, schedule, deliveries));
        long end = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
        while (deliveries.missing() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return deliveries;
    }

    /** What each of those who send does. */
    private interface Sending {
        void run() throws Exception;
    }

    private static void byMany(Sending sending) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SENDING);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SENDING; i++) {
                all.add(threads.submit(() -> {
                    sending.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(RunningServer server, List<List<Talk>> listening, Schedule schedule, Deliveries deliveries)
            throws IOException {
        try (SendStep connection = new SendStep(server.address(), () -> new byte[0], new LongAdder())) {
            for (int message = schedule.await(); message >= 0; message = schedule.await()) {
                List<Talk> talks = listening.get(message % listening.size());
                Talk talk = talks.get(message / listening.size() % WRITING);
                byte[] head = head(talk);
                deliveries.due(message, schedule.due(message));
                connection.send(head, new UUID(run, message));
                deliveries.acknowledged(message, System.nanoTime());
            }
        }
    }

    private FrameListener listener() {
        return (socket, text, nanos) -> {
            JsonNode frame = MAPPER.readTree(text);
            if (frame.path("type").asText().equals("chat.new_message")) {
                JsonNode message = frame.path("message");
                UUID id = UUID.fromString(message.path("client_message_id").asText());
                if (id.getMostSignificantBits() == run) {
                    awaited.arrived(
                            (int) id.getLeastSignificantBits(),
                            frame.path("conversation_id").asText(),
                            message.path("seq").asLong(),
                            nanos);
                }
            }
        };
    }
}
