package dev.rapport.domain.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a member's newest accepted sends were: rising. */
public record SendWindow(List<Instant> sends) {

    /** Of somebody who has sent nothing lately. */
    public static final SendWindow EMPTY = new SendWindow(List.of());

    public SendWindow {
        sends = sends.stream().sorted().toList();
    }

    /** The sends later than that. */
    List<Instant> after(Instant time) {
        return sends.stream().filter(send -> send.isAfter(time)).toList();
    }

    SendWindow with(Instant send) {
        List<Instant> more = new ArrayList<>(sends);
        more.add(send);
        return new SendWindow(more);
    }
}
