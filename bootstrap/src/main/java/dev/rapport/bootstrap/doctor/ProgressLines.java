package dev.rapport.bootstrap.doctor;

import dev.rapport.persistence.audit.AuditListener.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells now and then how far an audit has come, where it takes long enough for anybody to wonder. */
public final class ProgressLines implements Consumer<Progress> {

    /** From one line to the next. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final Clock clock;
    private Instant told;

    public ProgressLines(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void accept(Progress progress) {
        Instant now = clock.instant();
        if (now.isBefore(told.plus(INTERVAL))) {
            return;
        }
        told = now;
        String windows = progress.windows() == 0 ? "" : ", " + TextReport.counted(progress.windows(), "send window");
        err.println("Looked at " + TextReport.counted(progress.conversations(), "conversation") + " of about "
                + TextReport.number(progress.expected()) + ", "
                + TextReport.counted(progress.messages(), "message") + windows + " …");
    }
}
