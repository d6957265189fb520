package dev.rapport.benchmark;

import java.util.Arrays;
import picocli.CommandLine;

/** Starts a run, or the measurements of the pure parts. */
public final class Main {

    private static final String MICRO = "micro";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals(MICRO)) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        CommandLine command = new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(command.execute(arguments));
    }
}
