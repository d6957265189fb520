package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.doctor.Diagnosis;
import dev.rapport.bootstrap.doctor.JsonReport;
import dev.rapport.bootstrap.doctor.ProgressLines;
import dev.rapport.bootstrap.doctor.TextReport;
import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.server.Standalone;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.persistence.Persistence;
import dev.rapport.persistence.audit.AuditListener.Progress;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Looks through a database for broken invariants, beside the servers that run on it. Changes nothing.",
            "Run it with the environment of these servers: with RAPPORT_RATE_LIMIT=0, send windows are left out."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = DoctorCommand.COULD_NOT_LOOK,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:healthy",
            "1:something is broken",
            "2:the command line or the environment holds mistakes",
            "3:it could not look at everything"
        })
final class DoctorCommand implements Callable<Integer> {

    static final int HEALTHY = 0;
    static final int BROKEN = 1;
    static final int COULD_NOT_LOOK = 3;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean asJson;

    private final Surroundings surroundings;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = data.applyTo(surroundings.settings(Settings.Secret.OPTIONAL));
        ProgressLines lines = new ProgressLines(surroundings.err(), surroundings.clock());
        Lifecycle lifecycle = new Lifecycle(Standalone.STOP_LIMIT);
        Diagnosis diagnosis = new Diagnosis(progress -> {
            lifecycle.requireGoingOn();
            lines.accept(progress);
        });
        AtomicReference<Progress> looked = new AtomicReference<>();
        lifecycle.runOnce(opened -> {
            Persistence persistence = Standalone.openPersistenceBeside(opened, settings);
            looked.set(persistence.audit(diagnosis));
        });
        return Optional.ofNullable(looked.get())
                .map(all -> report(diagnosis, all))
                .orElse(COULD_NOT_LOOK);
    }

    private int report(Diagnosis diagnosis, Progress looked) {
        if (asJson) {
            new JsonReport(surroundings.out()).print(diagnosis, looked);
        } else {
            new TextReport(surroundings.out()).print(diagnosis, looked);
        }
        return diagnosis.isHealthy() ? HEALTHY : BROKEN;
    }
}
