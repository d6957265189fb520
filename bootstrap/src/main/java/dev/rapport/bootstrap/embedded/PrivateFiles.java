package dev.rapport.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Files and folders that nobody but their owner may look at, and that outlive a power cut. */
final class PrivateFiles {

    private static final int PASSWORD_BYTES = 24;

    private PrivateFiles() {}

    /** Closes a folder to everybody but its owner. */
    static void close(Path folder) throws IOException {
        restrict(folder, "rwx------");
    }

    /** The password in the file; a new random one where there is no file yet. */
    static String password(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            writePassword(file, password);
            return password;
        }
    }

    /** Whole or not at all: the file is complete, closed to others and on disk before it gets its name. */
    private static void writePassword(Path file, String password) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        restrict(draft, "rw-------");
        try (FileChannel channel = FileChannel.open(draft, WRITE)) {
            channel.write(UTF_8.encode(password));
            channel.force(true);
        }
        move(draft, file);
    }

    /** Renames, and sees to it that the new name is on disk. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
        if (isPosix(to)) {
            try (FileChannel folder = FileChannel.open(to.getParent(), READ)) {
                folder.force(true);
            }
        }
    }

    /** Deletes what begins with the prefix in the folder, except one. */
    static void deleteAll(Path folder, String prefix, Path except) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .filter(each -> !each.equals(except))
                    .toList()) {
                deleteTree(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
