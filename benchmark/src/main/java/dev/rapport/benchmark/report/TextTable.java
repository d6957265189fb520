package dev.rapport.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Rows as an aligned table, in Markdown so that it can be put into a document as it is. */
final class TextTable {

    private static final List<String> HEADINGS = List.of(
            "what",
            "ours",
            "bare",
            "ours ÷ bare",
            "wanted",
            "ok",
            "p50 ms",
            "p99 ms",
            "µs client",
            "server",
            "database");
    private static final double LARGE = 100;
    private static final double MIDDLING = 10;

    private TextTable() {}

    static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder table = new StringBuilder(line(lines.get(0), widths)).append(rule(widths));
        lines.subList(1, lines.size()).forEach(line -> table.append(line(line, widths)));
        return table.toString();
    }

    /** Three digits that say something, or all before the point. */
    static String number(double value) {
        String format = Math.abs(value) >= LARGE ? "%,.0f" : Math.abs(value) >= MIDDLING ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.what() + ", " + row.unit(),
                number(row.ours()),
                number(row.bare()),
                number(row.ratio()),
                row.wanted().map(Target::toString).orElse(""),
                row.reached().map(reached -> reached ? "yes" : "no").orElse(""),
                number(row.latency().map(Row.Latency::p50)),
                number(row.latency().map(Row.Latency::p99)),
                number(row.cpu().map(Row.Cpu::client)),
                number(row.cpu().map(Row.Cpu::server)),
                number(row.cpu().map(Row.Cpu::database)));
    }

    private static String number(Optional<Double> value) {
        return value.map((Function<Double, String>) TextTable::number).orElse("");
    }

    /** The first column is words, all others are numbers. */
    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(' ')
                    .append(i == 0 ? cells.get(i) + space : space + cells.get(i))
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? " " + "-".repeat(widths[i]) + " |" : " " + "-".repeat(widths[i]) + ":|");
        }
        return line.append('\n').toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
