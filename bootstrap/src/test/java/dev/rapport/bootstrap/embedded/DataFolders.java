package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Data folders as they are after the first start: copies of one, since making a cluster takes its time. */
public final class DataFolders {

    private static final Path TEMPLATE = template();

    private DataFolders() {}

    /** Makes the folder, with an empty database in it that has our role and no schema yet. */
    public static Path fresh(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATE)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(TEMPLATE.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return folder;
    }

    private static Path template() {
        try {
            Path folder = Files.createTempDirectory("rapport-template");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            EmbeddedDatabase.start(folder, 1).close();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            PrivateFiles.deleteAll(folder.getParent(), folder.getFileName().toString(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
