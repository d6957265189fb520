package dev.rapport.benchmark.micro;

import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Preview;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done to the text of a message before it is stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextBenchmark {

    private static final String SENTENCE = "Great! Two easy days now: rest on Monday, thirty minutes on Tuesday.";

    private static final Map<String, String> TEXTS = Map.of(
            "short",
            SENTENCE,
            "emoji",
            "Well done 💪🏽, see you on Tuesday 🏃‍♀️!\nSame place.",
            "longest",
            (SENTENCE + "\r\n").repeat(28).strip());

    @Param({"short", "emoji", "longest"})
    String kind;

    private String written;
    private MessageText text;

    @Setup
    public void write() {
        written = TEXTS.get(kind);
        text = ((MessageText.Valid) MessageText.check(written)).text();
    }

    @Benchmark
    public MessageText.Check check() {
        return MessageText.check(written);
    }

    @Benchmark
    public Preview preview() {
        return Preview.of(text);
    }
}
