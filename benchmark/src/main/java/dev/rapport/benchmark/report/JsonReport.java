package dev.rapport.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A report as {@code {conditions: {name: value}, rows: [{what, unit, ours, bare?, ratio?, wanted?, reached?, …}]}}. */
final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    static String of(Map<String, String> conditions, List<Row> rows) {
        ObjectNode report = MAPPER.createObjectNode();
        report.set("conditions", MAPPER.valueToTree(conditions));
        rows.forEach(row -> report.withArray("rows").add(json(row)));
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode json(Row row) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("what", row.what()).put("unit", row.unit()).put("ours", row.ours());
        row.bare().ifPresent(bare -> json.put("bare", bare));
        row.ratio().ifPresent(ratio -> json.put("ratio", ratio));
        row.wanted().ifPresent(wanted -> json.put("wanted", wanted.toString()));
        row.reached().ifPresent(reached -> json.put("reached", reached));
        row.latency().ifPresent(latency -> json.set("latency_ms", MAPPER.valueToTree(latency)));
        row.cpu().ifPresent(cpu -> json.set("cpu_micros_each", MAPPER.valueToTree(cpu)));
        return json;
    }
}
