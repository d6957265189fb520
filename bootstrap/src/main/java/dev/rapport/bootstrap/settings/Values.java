package dev.rapport.bootstrap.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables as one finds them, and the mistakes in them.
 *
 * <p>Every reading answers, also of a wrong value, so that all mistakes come to light in one go; who reads asks for
 * {@link #mistakes()} before using any answer.
 */
final class Values {

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    Values(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What stands there, else the default. An empty variable counts as not set. */
    String text(Variable variable) {
        String value = untouched(variable).strip();
        return value.isEmpty() ? variable.fallback() : value;
    }

    Optional<String> optionalText(Variable variable) {
        return Optional.of(text(variable)).filter(value -> !value.isEmpty());
    }

    /** What stands there to the byte: white space may be part of a secret. */
    String untouched(Variable variable) {
        return environment.getOrDefault(variable.variableName(), "");
    }

    int number(Variable variable, int lowest, int highest) {
        String value = text(variable);
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (lowest <= number && number <= highest) {
                return number;
            }
        }
        mistake(variable, "must be a whole number from %d to %d, not \"%s\"".formatted(lowest, highest, value));
        return Integer.parseInt(variable.fallback());
    }

    <E extends Enum<E>> E choice(Variable variable, Class<E> type, Function<E, String> nameOf) {
        String value = text(variable);
        E[] choices = type.getEnumConstants();
        for (E choice : choices) {
            if (nameOf.apply(choice).equals(value)) {
                return choice;
            }
        }
        String names = Stream.of(choices).map(nameOf).collect(Collectors.joining(" or "));
        mistake(variable, "must be %s, not \"%s\"".formatted(names, value));
        return choices[0];
    }

    void mistake(Variable variable, String what) {
        mistakes.add(variable.variableName() + " " + what + ".");
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
