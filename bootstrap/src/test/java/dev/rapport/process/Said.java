package dev.rapport.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a process says on one of its streams: read as it comes, so that the process never waits for a reader. */
public final class Said {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<String> lines = new ArrayList<>();
    private boolean isOver;

    private Said() {}

    static Said on(InputStream stream) {
        var said = new Said();
        var reader = new Thread(() -> said.read(stream), "child-output");
        reader.setDaemon(true);
        reader.start();
        return said;
    }

    private void read(InputStream stream) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException killed) {
            add("(" + killed.getMessage() + ")");
        }
        end();
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        isOver = true;
        notifyAll();
    }

    /** Waits until it says the words, if it has not yet, and answers the rest of the line. */
    public synchronized String await(String words) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int next = 0; ; next++) {
            while (next == lines.size()) {
                waitUntil(end, "It has not said \"" + words + "\"");
            }
            int begin = lines.get(next).indexOf(words);
            if (begin >= 0) {
                return lines.get(next).substring(begin + words.length()).strip();
            }
        }
    }

    /** Waits for the end of the stream, and answers all that was said. */
    public synchronized String all() throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isOver) {
            waitUntil(end, "It does not end");
        }
        return String.join("\n", lines);
    }

    /** What it has said so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private void waitUntil(long end, String complaint) throws InterruptedException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (isOver || millis <= 0) {
            throw new AssertionError(complaint + ", but:\n" + String.join("\n", lines));
        }
        wait(millis);
    }
}
