package dev.rapport.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build knows of itself.
 *
 * @param version Rapport's version
 * @param postgresVersion the version of the PostgreSQL that comes with it: {@code 18.6.0}
 */
public record Build(String version, String postgresVersion) {

    private static final Build CURRENT = load();

    public static Build current() {
        return CURRENT;
    }

    private static Build load() {
        try (var stream = Build.class.getResourceAsStream("/rapport.properties")) {
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, UTF_8));
            return new Build(properties.getProperty("version"), properties.getProperty("postgres.version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
