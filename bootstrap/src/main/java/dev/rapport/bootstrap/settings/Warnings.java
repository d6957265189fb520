package dev.rapport.bootstrap.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Gathers what is hardly meant: variables that nobody reads. */
final class Warnings {

    private static final Set<String> KNOWN =
            Stream.of(Variable.values()).map(Variable::variableName).collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> environment;
    private final List<String> warnings = new ArrayList<>();

    Warnings(Map<String, String> environment) {
        this.environment = environment;
    }

    Warnings addUnknown() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(Variable.PREFIX) && !KNOWN.contains(name))
                .sorted()
                .forEach(name -> warnings.add(
                        "%s is not a variable of Rapport; did you mean %s?".formatted(name, nearest(name))));
        return this;
    }

    List<String> all() {
        return List.copyOf(warnings);
    }

    private static String nearest(String name) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return KNOWN.stream()
                .min(Comparator.<String>comparingInt(known -> distance.apply(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
