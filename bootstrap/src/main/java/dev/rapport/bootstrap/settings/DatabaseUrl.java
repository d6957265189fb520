package dev.rapport.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.http.HttpSettings.Address;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database's address, out of what people write: {@code postgres://user:password@host:port/name?parameters}, as
 * hosting services hand it out, or a JDBC URL.
 *
 * <p>User and password are taken out of the URL, wherever they stand in it, and no mistake quotes it: it holds a
 * password.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…}
 * @param password empty where none was given
 */
record DatabaseUrl(String jdbcUrl, String user, String password) {

    private static final Pattern LIBPQ = Pattern.compile("postgres(?:ql)?://(?:(?<login>[^/?#]*)@)?(?<place>[^@]*)");
    private static final Pattern PLACE =
            Pattern.compile("(?<hosts>[^/?#]+)/(?<name>[^/?#]+)(?:\\?(?<parameters>[^#]*))?");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");

    /** The same parameter under libpq's name and under the JDBC driver's, where the two differ. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout");

    /** Reads the URL, or says what is wrong with it, in words that follow the variable's name. */
    static Optional<DatabaseUrl> parse(String url, Consumer<String> mistake) {
        try {
            return Optional.of(url.startsWith("jdbc:") ? ofJdbc(url) : ofLibpq(url));
        } catch (Malformed e) {
            mistake.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static DatabaseUrl ofLibpq(String url) throws Malformed {
        Matcher parts = LIBPQ.matcher(url);
        if (!parts.matches()) {
            throw new Malformed("must be postgres://user:password@host:port/database or a jdbc:postgresql: URL"
                    + " (with @ / ? # in user and password written as %40 %2F %3F %23)");
        }
        String[] login = parts.group("login") == null
                ? new String[] {""}
                : parts.group("login").split(":", 2);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("user", decode(login[0]));
        given.put("password", login.length > 1 ? decode(login[1]) : "");
        return of(parts.group("place"), given);
    }

    private static DatabaseUrl ofJdbc(String url) throws Malformed {
        String prefix = "jdbc:postgresql://";
        if (!url.startsWith(prefix)) {
            throw new Malformed("must be a jdbc:postgresql://host:port/database URL: PostgreSQL is the only database");
        }
        // In JDBC URLs, the driver reads a plus as a space.
        return of(url.substring(prefix.length()).replace("+", "%20"), new LinkedHashMap<>());
    }

    private static DatabaseUrl of(String place, Map<String, String> given) throws Malformed {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new Malformed("must name a host and a database: …host:port/database");
        }
        if (!Stream.of(parts.group("hosts").split(",", -1)).allMatch(DatabaseUrl::isHost)) {
            throw new Malformed("must hold a host, with a port if any, before the database's name"
                    + " (with @ / ? # in user and password written as %40 %2F %3F %23)");
        }
        given.putAll(parameters(parts.group("parameters")));
        String user = Optional.ofNullable(given.remove("user")).orElse("");
        String password = Optional.ofNullable(given.remove("password")).orElse("");
        if (user.isEmpty()) {
            throw new Malformed("must name the user to connect as");
        }
        String query = given.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String jdbcUrl = "jdbc:postgresql://" + parts.group("hosts") + "/" + encode(decode(parts.group("name")));
        return new DatabaseUrl(query.isEmpty() ? jdbcUrl : jdbcUrl + "?" + query, user, password);
    }

    private static boolean isHost(String text) {
        Matcher host = HOST.matcher(text);
        return host.matches()
                && (host.group("port") == null || Integer.parseInt(host.group("port")) <= Address.MAX_PORT);
    }

    private static Map<String, String> parameters(String query) throws Malformed {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String parameter : query.split("&")) {
                String[] parts = parameter.split("=", 2);
                String name = DRIVER_NAMES.getOrDefault(parts[0], parts[0]);
                parameters.put(name, parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    /** Percent-decoding as in URLs, where a plus is a plus. */
    private static String decode(String text) throws Malformed {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformed("holds a % that is not followed by two hexadecimal digits (a % itself is written %25)");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }

    private static final class Malformed extends Exception {

        Malformed(String message) {
            super(message);
        }
    }
}
