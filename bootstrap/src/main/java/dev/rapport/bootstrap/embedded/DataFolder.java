package dev.rapport.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which everything of the embedded database lives, held by one process at a time: the operating system
 * gives the lock back when that process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder hold(Path folder) {
        try {
            requirePlainPath(folder.toAbsolutePath());
            Path path = Files.createDirectories(folder).toRealPath();
            requirePlainPath(path);
            requireOwn(path);
            PrivateFiles.close(path);
            return new DataFolder(path, lock(path));
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + folder + " cannot be used: " + FileFault.words(e), e);
        }
    }

    /** PostgreSQL's own tools hand this path to a shell, in double quotes. */
    private static void requirePlainPath(Path path) {
        if (path.toString().matches("(?s).*[$`\"\\n].*")) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + path + " holds one of the characters $ ` \" in its path: choose another.");
        }
    }

    /** Not even root may use what is another's: root's PostgreSQL runs without root's privileges. */
    private static void requireOwn(Path path) throws IOException {
        if (!UnixUser.owns(path)) {
            throw new EmbeddedDatabaseException("The data folder " + path + " belongs to the user "
                    + Files.getOwner(path).getName() + ". Start Rapport as that user, or choose another folder with"
                    + " --data or RAPPORT_DATA.");
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), CREATE, READ, WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(
                        US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: refused just so.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        try (channel) {
            throw new DataFolderInUseException(path, holder(channel));
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return pid.position() == 0 ? "" : " (process " + US_ASCII.decode(pid.flip()) + ")";
    }

    /** The folder's absolute path, symbolic links resolved. */
    Path path() {
        return path;
    }

    /** PostgreSQL's data directory, called "cluster" there. */
    Path cluster() {
        return path.resolve("database");
    }

    /** What PostgreSQL says. */
    Path log() {
        return path.resolve("postgres.log");
    }

    /** In which a server that runs on the cluster has its process id. */
    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    boolean holdsCluster() {
        return Files.exists(cluster());
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The lock on " + path + " cannot be given back: " + FileFault.words(e), e);
        }
    }
}
