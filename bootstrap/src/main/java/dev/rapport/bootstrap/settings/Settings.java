package dev.rapport.bootstrap.settings;

import dev.rapport.application.Rules;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.http.security.TokenTrust;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.push.PushSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be configured (CONTRACT, section 9), read and checked as a whole.
 *
 * @param http where to listen
 * @param database the database to use; empty for the embedded one
 * @param databasePool how many connections to hold, whichever database it is
 * @param dataFolder where the embedded database lives; relative to where the process was started
 * @param tokens which tokens are believed; empty where neither a secret nor published keys are set
 * @param rules what of the messaging rules is the platform's choice
 * @param push where pushes go
 * @param logFormat how to log
 */
public record Settings(
        HttpSettings http,
        Optional<DatabaseSettings> database,
        int databasePool,
        Path dataFolder,
        Optional<TokenTrust> tokens,
        Rules rules,
        PushSettings push,
        LogFormat logFormat) {

    /** Whether a command can do without the secret that tokens are signed with. */
    public enum Secret {
        NEEDED,
        /** Published keys do as well. */
        NEEDED_OR_KEYS,
        OPTIONAL
    }

    /** Reads the whole environment; nothing in it is half believed: a single mistake means no settings. */
    public static SettingsOutcome read(Map<String, String> environment, Secret secret) {
        return new SettingsReader(environment, secret).read();
    }

    /** What tokens are signed with; empty where there is no secret. */
    public Optional<TokenSettings> secret() {
        return tokens.filter(TokenSettings.class::isInstance).map(TokenSettings.class::cast);
    }

    /** The same with another folder for the embedded database. */
    public Settings withDataFolder(Path folder) {
        return new Settings(http, database, databasePool, folder, tokens, rules, push, logFormat);
    }

    /** The same with that database. */
    public Settings withDatabase(DatabaseSettings other) {
        return new Settings(http, Optional.of(other), databasePool, dataFolder, tokens, rules, push, logFormat);
    }
}
