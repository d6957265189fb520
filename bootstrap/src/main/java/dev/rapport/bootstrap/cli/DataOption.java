package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.settings.Settings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the embedded database lives, said on the command line. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder of the embedded database (default: RAPPORT_DATA, else .rapport).")
    private Path folder;

    /** The settings with that folder, where one was said. */
    Settings applyTo(Settings settings) {
        return folder == null ? settings : settings.withDataFolder(folder);
    }
}
