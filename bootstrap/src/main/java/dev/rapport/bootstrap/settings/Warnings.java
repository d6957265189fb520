package dev.rapport.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Gathers what is hardly meant: variables that nobody reads, and those that this version does not use yet. */
final class Warnings {

    private static final Set<String> KNOWN =
            Stream.of(Variable.values()).map(Variable::variableName).collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> environment;
    private final List<String> warnings = new ArrayList<>();

    Warnings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Checks what later versions use, so that a mistake in it does not wait for them. */
    Warnings addUnused(Values values) {
        values.optionalText(Variable.FCM_CREDENTIALS).ifPresent(file -> {
            if (!isReadableFile(file)) {
                values.mistake(Variable.FCM_CREDENTIALS, "must be a file that can be read, not \"%s\"".formatted(file));
            }
            unused(Variable.FCM_CREDENTIALS, "pushes are only logged");
        });
        values.optionalText(Variable.FCM_ENDPOINT).ifPresent(url -> {
            if (!url.matches("https?://[^\\s/]+.*")) {
                values.mistake(Variable.FCM_ENDPOINT, "must be an http or https URL, not \"%s\"".formatted(url));
            }
            unused(Variable.FCM_ENDPOINT, "pushes are only logged");
        });
        return this;
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

    private void unused(Variable variable, String consequence) {
        warnings.add("%s is not used by this version yet: %s.".formatted(variable.variableName(), consequence));
    }

    private static boolean isReadableFile(String name) {
        try {
            Path file = Path.of(name);
            return Files.isRegularFile(file) && Files.isReadable(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String nearest(String name) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return KNOWN.stream()
                .min(Comparator.<String>comparingInt(known -> distance.apply(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
