package dev.rapport.persistence;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.persistence.audit.Audit;
import dev.rapport.persistence.audit.AuditListener;
import dev.rapport.persistence.audit.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs an audit of the tests' database, and remembers what it said. */
final class Auditing implements AuditListener {

    /** So small that everything falls into several. */
    static final Audit.Batches SMALL = new Audit.Batches(2, 8, 2);

    private final List<Finding> findings = new ArrayList<>();
    private final List<Progress> steps = new ArrayList<>();

    private Auditing() {}

    static Auditing run(RateLimit limit, Audit.Batches batches) {
        Auditing auditing = new Auditing();
        try (Connection connection = TestDatabase.dataSource().getConnection()) {
            new Audit(new Database(connection), limit, auditing, batches).run();
            return auditing;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void advanced(Progress progress) {
        steps.add(progress);
    }

    List<Finding> findings() {
        return findings;
    }

    List<Progress> steps() {
        return steps;
    }

    Progress total() {
        return steps.get(steps.size() - 1);
    }
}
