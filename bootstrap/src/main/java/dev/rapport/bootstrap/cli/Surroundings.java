package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.bootstrap.settings.SettingsOutcome;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it, so that tests can give it theirs.
 *
 * @param out what a command answers, and nothing else: it may be piped on
 * @param err warnings and mistakes
 */
public record Surroundings(Map<String, String> environment, Clock clock, PrintWriter out, PrintWriter err) {

    /** The settings, with warnings told at once; mistakes end the command. */
    Settings settings(Settings.Secret secret) {
        SettingsOutcome outcome = Settings.read(environment, secret);
        outcome.warnings().forEach(warning -> err.println("Warning: " + warning));
        if (outcome instanceof SettingsOutcome.Invalid invalid) {
            throw new ConfigurationException(invalid.mistakes());
        }
        Settings settings = ((SettingsOutcome.Valid) outcome).settings();
        LogSetup.use(settings.logFormat());
        return settings;
    }
}
