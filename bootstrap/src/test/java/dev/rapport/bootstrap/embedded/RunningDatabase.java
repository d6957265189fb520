package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database in a data folder, whichever process has started it, as somebody sees it who may read the folder. */
public final class RunningDatabase {

    /** So many has its pid file then; the fourth is the port. */
    private static final int LINES_ONCE_READY = 8;

    private RunningDatabase() {}

    /** A connection to it, for the role that the server has. */
    public static Connection connect(Path folder) throws IOException, SQLException {
        List<String> lines = Files.readAllLines(ServerProcess.pidFile(folder));
        if (lines.size() < LINES_ONCE_READY) {
            throw new SQLException("the server is not ready yet");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/rapport";
        String password = Files.readString(folder.resolve("rapport.password")).strip();
        return DriverManager.getConnection(url, "rapport", password);
    }

    /** Its server process. */
    public static ProcessHandle process(Path folder) throws IOException {
        return ServerProcess.of(folder);
    }

    /** Whether that server process still runs. */
    public static boolean runs(ProcessHandle process) {
        return ServerProcess.runs(process);
    }

    /** Whether anything in the folder says that a server runs there. */
    public static boolean runsIn(Path folder) {
        return Files.exists(ServerProcess.pidFile(folder));
    }

    /** Ends it where it runs without anybody who would end it. */
    public static void endIn(Path folder) {
        if (runsIn(folder)) {
            EmbeddedDatabase.start(folder, 1).close();
        }
    }
}
