package dev.rapport.testkit.memory;

import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushTally;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what became of pushes, for tests to look at. */
public final class RecordingPushTally implements PushTally {

    private final List<PushOutcome> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void count(PushOutcome outcome) {
        outcomes.add(outcome);
    }

    /** All there were so far, in their order. */
    public List<PushOutcome> outcomes() {
        return List.copyOf(outcomes);
    }
}
