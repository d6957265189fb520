package dev.rapport.http.exchange;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A query's parameters, decoded by the server. Each may be there once; those that nobody asks for are ignored. */
public final class Query {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<String, String[]> parameters;

    Query(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    public Parsed<Optional<String>> text(String name) {
        List<String> values = List.of(parameters.getOrDefault(name, new String[0]));
        return values.size() > 1
                ? Parsed.invalid(name, "This may be given once.")
                : Parsed.of(values.stream().findFirst());
    }

    /** Decimal digits, from the least; more than any number there is stands for the largest, which is as far away. */
    public Parsed<OptionalLong> number(String name, long least) {
        return text(name)
                .then(text -> text.map(digits -> number(name, digits, least))
                        .orElseGet(() -> Parsed.of(OptionalLong.empty())));
    }

    private static Parsed<OptionalLong> number(String name, String digits, long least) {
        if (!DIGITS.matcher(digits).matches()) {
            return Parsed.invalid(name, "This has to be a whole number, in digits.");
        }
        long number = new BigInteger(digits).min(LARGEST).longValueExact();
        return number < least
                ? Parsed.invalid(name, "This has to be " + least + " at least.")
                : Parsed.of(OptionalLong.of(number));
    }
}
