package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.settings.LogFormat;
import java.util.Locale;

/**
 * Tells Logback how to write.
 *
 * <p>Through a system property that {@code logback.xml} reads, so nothing may log before the settings are read; the
 * property's own default is text.
 */
final class LogSetup {

    private static final String PROPERTY = "rapport.log.format";

    private LogSetup() {}

    static void use(LogFormat format) {
        System.setProperty(PROPERTY, format.name().toLowerCase(Locale.ROOT));
    }
}
