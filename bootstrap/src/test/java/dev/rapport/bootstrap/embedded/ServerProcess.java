package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server process that a data folder's pid file names. */
final class ServerProcess {

    private ServerProcess() {}

    static ProcessHandle of(Path folder) throws IOException {
        String pid = Files.readAllLines(pidFile(folder)).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Unlike a handle's own word for it, without those that have ended and wait for their burial. */
    static boolean runs(ProcessHandle process) {
        return process.info().command().isPresent();
    }

    static Path pidFile(Path folder) {
        return folder.resolve("database/postmaster.pid");
    }
}
