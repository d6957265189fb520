package dev.rapport.bootstrap.settings;

import java.util.List;

/** What came of reading the environment: settings, or every mistake in it. Warnings either way. */
public sealed interface SettingsOutcome {

    /** What does not stop the server but is hardly meant, a sentence each. */
    List<String> warnings();

    record Valid(Settings settings, List<String> warnings) implements SettingsOutcome {

        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param mistakes a sentence each, with the variable's name */
    record Invalid(List<String> mistakes, List<String> warnings) implements SettingsOutcome {

        public Invalid {
            mistakes = List.copyOf(mistakes);
            warnings = List.copyOf(warnings);
        }
    }
}
