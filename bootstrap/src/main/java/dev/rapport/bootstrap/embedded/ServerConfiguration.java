package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How the embedded server is set. Written anew at each start, so that a newer Rapport brings its own settings along. */
final class ServerConfiguration {

    /** An acknowledged message is on disk (CONTRACT, rule 9): these three make it so, and are asked for after the start. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /** What the messages themselves need not log: a statement or a row may hold what somebody wrote. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = %d
            password_encryption = 'scram-sha-256'
            # Ours are random, of 192 bits: hashing them many times would only make each connection slower.
            scram_iterations = 1
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            jit = off
            log_checkpoints = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_line_prefix = '%%m [%%p] '
            log_error_verbosity = terse
            log_min_error_statement = panic
            """;

    private static final String AUTHENTICATION = """
            # Everybody shows a password, the superuser too.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private ServerConfiguration() {}

    static void write(Path cluster, int port, int maxConnections) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), SETTINGS.formatted(port, maxConnections));
        Files.writeString(cluster.resolve("pg_hba.conf"), AUTHENTICATION);
    }
}
