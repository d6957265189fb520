package dev.rapport.benchmark.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into a server's Java machine, by the tools that come with a JDK. */
public final class Inspection {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final String RECORDING = "bench";

    private final ProcessHandle server;

    public Inspection(ProcessHandle server) {
        this.server = server;
    }

    /** Bytes of objects that are reachable: asking makes the server collect its garbage. */
    public long liveBytes() throws IOException {
        return number(LIVE, tool("GC.class_histogram"));
    }

    /** Bytes of memory that the process holds, of whatever kind, right after its garbage was collected. */
    public long residentBytes() throws IOException {
        tool("GC.run");
        return 1024 * number(RESIDENT, Files.readString(Path.of("/proc", Long.toString(server.pid()), "status")));
    }

    /** Begins to record what it spends its time on. */
    public void startRecording() throws IOException {
        tool("JFR.start", "name=" + RECORDING, "settings=profile");
    }

    /** Ends the recording, and writes it to a file. */
    public void endRecording(Path file) throws IOException {
        tool("JFR.stop", "name=" + RECORDING, "filename=" + file.toAbsolutePath());
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private String tool(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        // The server's own, not ours: the two may run on different versions.
        command.add(Path.of(server.info().command().orElseThrow())
                .resolveSibling("jcmd")
                .toString());
        command.add(Long.toString(server.pid()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + String.join(" ", command) + " ran", e);
        }
        return said;
    }
}
