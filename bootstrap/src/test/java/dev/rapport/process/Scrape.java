package dev.rapport.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus gets from a server: one sample a line. */
record Scrape(List<Sample> samples) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One series, as it stands. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape parse(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            Matcher parts = SAMPLE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError("No sample: " + line);
            }
            samples.add(new Sample(parts.group(1), labels(parts.group(2)), Double.parseDouble(parts.group(3))));
        });
        return new Scrape(samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    Stream<Sample> of(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    boolean has(String name) {
        return of(name).findAny().isPresent();
    }
}
