package dev.rapport.bootstrap.embedded;

import dev.rapport.bootstrap.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the cluster at the first start, whole or not at all; later, sees that it is one of ours. */
final class ClusterSetup {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String DRAFT = "database.new";

    private final DataFolder folder;
    private final PostgresTools tools;

    ClusterSetup(DataFolder folder, PostgresTools tools) {
        this.folder = folder;
        this.tools = tools;
    }

    void ensure(Path passwordFile) throws IOException {
        if (folder.holdsCluster()) {
            requireSameMajorVersion();
            requirePassword(passwordFile);
            return;
        }
        PrivateFiles.deleteAll(folder.path(), DRAFT, null);
        PrivateFiles.password(passwordFile);
        Path draft = Files.createTempDirectory(folder.path(), DRAFT);
        PostgresTools.Outcome outcome = tools.run(
                LIMIT,
                "initdb",
                "--pgdata=" + draft.getFileName(),
                "--username=" + EmbeddedDatabase.SUPERUSER,
                "--pwfile=" + passwordFile.getFileName(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // PostgreSQL's own rules of order and case: the same on every machine.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (!outcome.succeeded()) {
            throw new EmbeddedDatabaseException(
                    "The embedded database cannot be made in " + folder.path() + ". PostgreSQL says:\n"
                            + PostgresTools.lastLines(outcome.output()) + PostgresTools.hint(outcome.output()));
        }
        PrivateFiles.move(draft, folder.cluster());
    }

    private void requireSameMajorVersion() throws IOException {
        String found = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
        String ours = Build.current().postgresVersion().split("\\.")[0];
        if (!found.equals(ours)) {
            throw new EmbeddedDatabaseException("The database in " + folder.path() + " was made by PostgreSQL " + found
                    + ", and this version of Rapport brings PostgreSQL " + ours
                    + ". Dump it with the version of Rapport that made it and restore it into a new data folder,"
                    + " or choose another folder with --data or RAPPORT_DATA.");
        }
    }

    private void requirePassword(Path passwordFile) {
        if (!Files.exists(passwordFile)) {
            throw new EmbeddedDatabaseException("The file " + passwordFile
                    + " is missing: without it, the database beside it does not open. Restore it from a backup.");
        }
    }
}
