package dev.rapport.benchmark.server;

import java.util.Map;

/**
 * How a server is started.
 *
 * @param rateLimit messages in a minute for each member; 0: off
 * @param javaOptions for {@code JAVA_OPTS}
 * @param environment more variables, which stand above our own
 */
public record ServerSettings(int rateLimit, String javaOptions, Map<String, String> environment) {

    /** The limit of the ticket. */
    public static final int LIMITED = 30;

    public static final int UNLIMITED = 0;

    /** What it has to do with. */
    public static final String HEAP = "-Xmx512m";

    public ServerSettings {
        environment = Map.copyOf(environment);
    }

    /** The same with another limit. */
    public ServerSettings withRateLimit(int limit) {
        return new ServerSettings(limit, javaOptions, environment);
    }
}
