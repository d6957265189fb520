package dev.rapport.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final List<String> told = new ArrayList<>();
    private final Report report = new Report(told::add);

    @Test
    void aRatioIsHeldAgainstWhatIsWanted() {
        assertThat(row(60, 100).wanted(Target.ratioAtLeast(0.6)).reached()).contains(true);
        assertThat(row(59, 100).wanted(Target.ratioAtLeast(0.6)).reached()).contains(false);
        assertThat(row(301, 100).wanted(Target.ratioAtMost(3)).reached()).contains(false);
        assertThat(row(16, 1).wanted(Target.atMost(16)).reached()).contains(true);
        assertThat(row(1_999, 1).wanted(Target.atLeast(2_000)).reached()).contains(false);
        assertThat(row(1, 1).reached()).isEmpty();
    }

    @Test
    void theTableIsAligned() {
        report.add(row(12_345, 100).wanted(Target.ratioAtLeast(0.6)));
        report.add(Row.of("a much longer name", "ms", 0.5));

        List<String> lines =
                report.toText().lines().filter(line -> line.startsWith("|")).toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
        assertThat(lines.get(2)).contains(" 12,345 |", " ≥ 0.60 × |", " yes |");
        assertThat(told).hasSize(2);
    }

    @Test
    void jsonHasWhatIsKnownAndNoMore() throws Exception {
        report.condition("machine", "small");
        report.add(row(50, 100).wanted(Target.ratioAtLeast(0.6)).with(new Row.Latency(1.5, 9)));
        report.add(Row.of("alone", "ms", 2));

        JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.at("/conditions/machine").asText()).isEqualTo("small");
        assertThat(json.at("/rows/0/ratio").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/rows/0/reached").asBoolean(true)).isFalse();
        assertThat(json.at("/rows/0/latency_ms/p99").asDouble()).isEqualTo(9);
        assertThat(json.at("/rows/1").fieldNames()).toIterable().containsExactly("what", "unit", "ours");
    }

    private static Row row(double ours, double bare) {
        return Row.of("sends", "/s", ours).beside(bare);
    }
}
