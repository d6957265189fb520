package dev.rapport.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a run has found: under what conditions, and row by row. Each row is told as soon as it is there. */
public final class Report {

    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Consumer<String> progress;

    /** @param progress takes what is to be told meanwhile */
    public Report(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Says what is being done. */
    public void progress(String what) {
        progress.accept(what);
    }

    public void condition(String name, Object value) {
        conditions.put(name, value.toString());
    }

    public void add(Row row) {
        rows.add(row);
        progress.accept("  " + row.what() + ": " + TextTable.number(row.ours()) + " " + row.unit()
                + row.ratio()
                        .map(ratio -> " (" + TextTable.number(ratio) + " × bare)")
                        .orElse(""));
    }

    public Map<String, String> conditions() {
        return Map.copyOf(conditions);
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** For people. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        conditions.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(TextTable.of(rows)).toString();
    }

    /** For programs. */
    public String toJson() {
        return JsonReport.of(conditions, rows);
    }
}
