package dev.rapport.bootstrap.doctor;

import dev.rapport.persistence.audit.AuditListener.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** A diagnosis for people. */
public final class TextReport {

    private final PrintWriter out;

    public TextReport(PrintWriter out) {
        this.out = out;
    }

    public void print(Diagnosis diagnosis, Progress looked) {
        for (Diagnosis.Broken broken : diagnosis.broken()) {
            out.println("Broken in " + counted(broken.places(), "place") + ": "
                    + broken.invariant().rule() + ".");
            broken.listed()
                    .forEach(finding ->
                            out.println("  " + name(finding.subject()) + " " + finding.id() + ": " + finding.detail()));
            if (broken.unlisted() > 0) {
                out.println("  … and " + number(broken.unlisted()) + " more");
            }
        }
        String verdict = diagnosis.isHealthy() ? "Healthy" : "Not healthy";
        out.println(verdict + ". Looked at " + counted(looked.conversations(), "conversation") + ", "
                + counted(looked.messages(), "message") + " and " + counted(looked.windows(), "send window") + ".");
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String counted(long number, String name) {
        return number(number) + " " + name + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
