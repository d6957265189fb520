package dev.rapport.bootstrap.embedded;

import dev.rapport.bootstrap.Build;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked into the data folder.
 *
 * <p>Of the embedding library only its archives are used. Its own way of running them is a test's: no fsync, no
 * passwords, programs in a temporary folder that all users share, and a shutdown hook that races everybody else's.
 */
final class PostgresBinaries {

    private static final String PREFIX = "postgres-";
    private static final String DRAFT = "unpacking";
    private static final int EXECUTABLE = 0100;

    private PostgresBinaries() {}

    /** Unpacks what this build brings, where that has not been done yet; answers the folder of the programs. */
    static Path unpack(DataFolder folder) {
        Path home = folder.path().resolve(PREFIX + Build.current().postgresVersion());
        if (!Files.exists(home)) {
            try {
                Path draft = Files.createTempDirectory(folder.path(), DRAFT);
                try (InputStream archive = archive()) {
                    unpack(archive, draft);
                }
                PrivateFiles.move(draft, home);
            } catch (IOException | IllegalStateException e) {
                throw new EmbeddedDatabaseException(
                        "PostgreSQL cannot be unpacked into " + folder.path() + ": " + e.getMessage(), e);
            }
        }
        return home.resolve("bin");
    }

    /** Removes the programs of other versions and half of an archive, once nothing runs from them any more. */
    static void removeOthers(DataFolder folder, Path programs) throws IOException {
        PrivateFiles.deleteAll(folder.path(), PREFIX, programs.getParent());
        PrivateFiles.deleteAll(folder.path(), DRAFT, null);
    }

    private static InputStream archive() throws IOException {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, architecture.equals("amd64") ? "x86_64" : architecture);
    }

    private static void unpack(InputStream archive, Path home) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive reaches out of its folder: " + entry.getName());
                }
                unpack(entry, entries, home, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, home.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & EXECUTABLE) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
