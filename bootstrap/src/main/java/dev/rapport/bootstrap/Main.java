package dev.rapport.bootstrap;

import dev.rapport.bootstrap.cli.RapportCommand;
import dev.rapport.bootstrap.cli.Surroundings;
import java.io.PrintWriter;
import java.time.Clock;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        var surroundings = new Surroundings(System.getenv(), Clock.systemUTC(), out, err);
        System.exit(RapportCommand.commandLine(surroundings).execute(arguments));
    }
}
