package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.server.Standalone;
import dev.rapport.bootstrap.settings.Settings;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = {
            "Runs the server, until SIGTERM or Ctrl-C.",
            "Without RAPPORT_DATABASE_URL it runs on a PostgreSQL of its own, in the data folder."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    private final Surroundings surroundings;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = data.applyTo(surroundings.settings(Settings.Secret.NEEDED_OR_KEYS));
        return new Lifecycle(Standalone.STOP_LIMIT).run(lifecycle -> {
            Standalone server =
                    Standalone.open(lifecycle, settings, settings.tokens().orElseThrow());
            // No earlier: the first logger decides how logs are written, and the settings have to be read before.
            Logger log = LoggerFactory.getLogger(ServeCommand.class);
            log.info("Runs on {}", database(settings));
            log.info("Rapport serves at {}", server.address());
        });
    }

    private static String database(Settings settings) {
        return settings.database().isPresent()
                ? "the database of RAPPORT_DATABASE_URL"
                : "its own PostgreSQL in "
                        + settings.dataFolder().toAbsolutePath().normalize();
    }
}
