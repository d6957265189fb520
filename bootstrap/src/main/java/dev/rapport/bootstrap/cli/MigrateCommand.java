package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.server.Standalone;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.persistence.Persistence;
import dev.rapport.persistence.Schema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "migrate",
        description = "Brings the database's schema up to date, and says what it did.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    private final Surroundings surroundings;

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = data.applyTo(surroundings.settings(Settings.Secret.OPTIONAL));
        return new Lifecycle(Standalone.STOP_LIMIT).runOnce(lifecycle -> {
            Persistence persistence = Standalone.openPersistence(lifecycle, settings);
            tell(persistence.migrate());
        });
    }

    private void tell(Schema.Migrated migrated) {
        PrintWriter out = surroundings.out();
        if (migrated.applied().isEmpty()) {
            out.println("The schema is up to date (version " + migrated.after() + "). Nothing to do.");
            return;
        }
        migrated.applied().forEach(step -> out.println("Applied " + step + "."));
        String before = migrated.before().isEmpty() ? "nothing" : "version " + migrated.before();
        out.println("The schema went from " + before + " to version " + migrated.after() + ".");
    }
}
