package dev.rapport.bootstrap.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the web origins that may call the API, in the form in which browsers send them. */
final class CorsOrigins {

    private static final Pattern ORIGIN =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");

    private final Values values;

    CorsOrigins(Values values) {
        this.values = values;
    }

    List<String> read() {
        return Stream.of(values.text(Variable.CORS_ORIGINS).split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .flatMap(origin -> check(origin).stream())
                .distinct()
                .toList();
    }

    private Optional<String> check(String origin) {
        if (origin.equals("*")) {
            values.mistake(Variable.CORS_ORIGINS, "must name each origin: \"*\" would let every web page call the API");
            return Optional.empty();
        }
        Matcher parts = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            values.mistake(
                    Variable.CORS_ORIGINS,
                    "must hold origins of the form scheme://host or scheme://host:port, with nothing after it; \"%s\" is none"
                            .formatted(origin));
            return Optional.empty();
        }
        return Optional.of(withoutDefaultPort(parts));
    }

    /** Browsers leave a scheme's own port out, so an origin written with it would match nothing. */
    private static String withoutDefaultPort(Matcher parts) {
        String scheme = parts.group(1);
        String port = parts.group(3);
        boolean implied = scheme.equals("https") && "443".equals(port) || scheme.equals("http") && "80".equals(port);
        return scheme + "://" + parts.group(2) + (port == null || implied ? "" : ":" + port);
    }
}
