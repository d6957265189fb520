package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.Build;
import dev.rapport.bootstrap.embedded.EmbeddedDatabaseException;
import dev.rapport.domain.Unavailable;
import dev.rapport.http.ListenException;
import dev.rapport.persistence.UnusableDatabaseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The root of the command line (CONTRACT, section 8): what commands there are, and how a failed one ends. */
@Command(
        name = "rapport",
        description = "One-to-one messaging for two-sided platforms.",
        mixinStandardHelpOptions = true,
        versionProvider = RapportCommand.Version.class)
public final class RapportCommand implements Runnable {

    /** A command failed. */
    public static final int FAILED = CommandLine.ExitCode.SOFTWARE;

    /** A command could not begin: the command line or the environment holds mistakes. */
    public static final int MISTAKEN = CommandLine.ExitCode.USAGE;

    @Spec
    private CommandSpec spec;

    private RapportCommand() {}

    public static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new RapportCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new TokenCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new ListenCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExecutionExceptionHandler(RapportCommand::explain);
    }

    /** A command line without a command gets the help, and counts as a mistake. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command.");
    }

    /** Says in words what the user can mend; anything else is a fault of ours, and keeps its stack trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof ConfigurationException configuration) {
            configuration.mistakes().forEach(command.getErr()::println);
            return MISTAKEN;
        }
        if (failure instanceof EmbeddedDatabaseException
                || failure instanceof UnusableDatabaseException
                || failure instanceof ListenException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        if (failure instanceof Unavailable) {
            command.getErr().println("RAPPORT_DATABASE_URL: " + failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"rapport " + Build.current().version()};
        }
    }
}
