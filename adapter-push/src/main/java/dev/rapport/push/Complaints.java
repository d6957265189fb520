package dev.rapport.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what keeps going wrong, but not over and over: each complaint at once when it is new, then once a
 * {@link #PAUSE} at most, with how often it would have been said meanwhile. Thread-safe.
 */
public final class Complaints {

    /** How long the same complaint is not repeated. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    /** More kinds than this at a time, and all begin anew. */
    private static final int MAX_KINDS = 100;

    private static final int MAX_LENGTH = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    private final Clock clock;
    private final Map<String, Said> said = new HashMap<>();

    private record Said(Instant at, long withheld) {}

    public Complaints(Clock clock) {
        this.clock = clock;
    }

    /** Complains of something; the same words are the same complaint. */
    public void warn(String what) {
        warn(what, "");
    }

    /**
     * Complains of something.
     *
     * @param kind what is repeated when it is said again
     * @param details of this one time; cut off where they are long
     */
    public void warn(String kind, String details) {
        long withheld = withheld(kind);
        if (withheld >= 0) {
            String line = onOneLine(details.isEmpty() ? kind : kind + ": " + details);
            LOG.warn(withheld == 0 ? "{}" : "{} (and {} more since this was last said)", line, withheld);
        }
    }

    /** How often it was kept back since it was last said; negative: it is to be kept back now. */
    private synchronized long withheld(String kind) {
        Instant now = clock.instant();
        Said last = said.get(kind);
        if (last != null && now.isBefore(last.at().plus(PAUSE))) {
            said.put(kind, new Said(last.at(), last.withheld() + 1));
            return -1;
        }
        if (said.size() >= MAX_KINDS) {
            said.clear();
        }
        said.put(kind, new Said(now, 0));
        return last == null ? 0 : last.withheld();
    }

    private static String onOneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " …";
    }
}
