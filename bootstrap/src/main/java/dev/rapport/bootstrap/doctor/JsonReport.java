package dev.rapport.bootstrap.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.persistence.audit.AuditListener.Progress;
import dev.rapport.persistence.audit.Finding;
import java.io.PrintWriter;

/**
 * A diagnosis for programs, one JSON object: {@code {healthy, looked_at: {conversations, messages, send_windows}, broken:
 * [{invariant, rule, places, listed: [{conversation or member, detail}]}]}}.
 */
public final class JsonReport {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter out;

    public JsonReport(PrintWriter out) {
        this.out = out;
    }

    public void print(Diagnosis diagnosis, Progress looked) {
        ObjectNode report = json.createObjectNode().put("healthy", diagnosis.isHealthy());
        report.putObject("looked_at")
                .put("conversations", looked.conversations())
                .put("messages", looked.messages())
                .put("send_windows", looked.windows());
        ArrayNode all = report.putArray("broken");
        for (Diagnosis.Broken broken : diagnosis.broken()) {
            ArrayNode listed = all.addObject()
                    .put("invariant", TextReport.name(broken.invariant()))
                    .put("rule", broken.invariant().rule())
                    .put("places", broken.places())
                    .putArray("listed");
            broken.listed().forEach(finding -> add(listed, finding));
        }
        out.println(report.toPrettyString());
    }

    private static void add(ArrayNode listed, Finding finding) {
        listed.addObject().put(TextReport.name(finding.subject()), finding.id()).put("detail", finding.detail());
    }
}
