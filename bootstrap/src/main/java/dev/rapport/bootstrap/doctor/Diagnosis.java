package dev.rapport.bootstrap.doctor;

import dev.rapport.persistence.audit.AuditListener;
import dev.rapport.persistence.audit.Finding;
import dev.rapport.persistence.audit.Invariant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an audit found, as far as it is told: all of it is counted, of each invariant the first few are kept. */
public final class Diagnosis implements AuditListener {

    /** So many places are told of each invariant, however many are broken. */
    static final int MAX_LISTED = 20;

    private final Consumer<Progress> progress;
    private final Map<Invariant, Broken> broken = new EnumMap<>(Invariant.class);

    /** @param progress hears after each batch how far the audit has come; what it throws ends the audit */
    public Diagnosis(Consumer<Progress> progress) {
        this.progress = progress;
    }

    /**
     * An invariant that does not hold.
     *
     * @param places in how many places
     * @param listed the first of these
     */
    record Broken(Invariant invariant, long places, List<Finding> listed) {

        private Broken with(Finding finding) {
            if (listed.size() < MAX_LISTED) {
                listed.add(finding);
            }
            return new Broken(invariant, places + 1, listed);
        }

        /** How many are not listed. */
        long unlisted() {
            return places - listed.size();
        }
    }

    @Override
    public void found(Finding finding) {
        broken.compute(
                finding.invariant(),
                (invariant, known) ->
                        (known == null ? new Broken(invariant, 0, new ArrayList<>()) : known).with(finding));
    }

    @Override
    public void advanced(Progress sofar) {
        progress.accept(sofar);
    }

    public boolean isHealthy() {
        return broken.isEmpty();
    }

    /** In the order of the invariants. */
    List<Broken> broken() {
        return List.copyOf(broken.values());
    }
}
