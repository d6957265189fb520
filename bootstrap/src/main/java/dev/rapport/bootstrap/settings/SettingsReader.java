package dev.rapport.bootstrap.settings;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.HttpSettings.Address;
import dev.rapport.http.security.TokenTrust;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.push.PushSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads all variables together, one method for each record. */
final class SettingsReader {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*)|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%\\w]*");
    private static final int MAX_LABEL_LENGTH = 40;

    private final Map<String, String> environment;
    private final Settings.Secret secret;
    private final Values values;

    SettingsReader(Map<String, String> environment, Settings.Secret secret) {
        this.environment = environment;
        this.secret = secret;
        this.values = new Values(environment);
    }

    SettingsOutcome read() {
        int pool = values.number(Variable.DATABASE_POOL, 1, DatabaseSettings.MAX_POOL_SIZE);
        HttpSettings http = http();
        Optional<DatabaseSettings> database = database(pool);
        Path dataFolder = dataFolder();
        Optional<TokenTrust> tokens = tokens();
        Rules rules = rules();
        PushSettings push = new PushReader(values).read();
        LogFormat logFormat = values.choice(Variable.LOG_FORMAT, LogFormat.class, SettingsReader::lowerCase);
        var warnings = new Warnings(environment).addUnknown().all();
        if (!values.mistakes().isEmpty()) {
            return new SettingsOutcome.Invalid(values.mistakes(), warnings);
        }
        var settings = new Settings(http, database, pool, dataFolder, tokens, rules, push, logFormat);
        return new SettingsOutcome.Valid(settings, warnings);
    }

    private HttpSettings http() {
        String host = host(Variable.HOST);
        int port = values.number(Variable.PORT, 0, Address.MAX_PORT);
        Optional<Address> management = management();
        if (port != 0 && management.filter(new Address(host, port)::equals).isPresent()) {
            values.mistake(
                    Variable.MANAGEMENT_PORT,
                    "is %d, and so is RAPPORT_PORT: choose another, or \"off\"".formatted(port));
        }
        return new HttpSettings(host, port, management, new CorsOrigins(values).read(), isQueryTokenBelieved());
    }

    private boolean isQueryTokenBelieved() {
        String choice = values.text(Variable.WS_QUERY_TOKEN);
        if (!choice.equals("on") && !choice.equals("off")) {
            values.mistake(Variable.WS_QUERY_TOKEN, "must be on or off, not \"%s\"".formatted(choice));
        }
        return choice.equals("on");
    }

    private Optional<Address> management() {
        String host = host(Variable.MANAGEMENT_HOST);
        if (values.text(Variable.MANAGEMENT_PORT).equals("off")) {
            return Optional.empty();
        }
        int port = values.number(Variable.MANAGEMENT_PORT, 0, Address.MAX_PORT);
        return port == 0 ? Optional.empty() : Optional.of(new Address(host, port));
    }

    private String host(Variable variable) {
        String host = values.text(variable);
        if (!HOST.matcher(host).matches()) {
            values.mistake(variable, "must be a host name or an address without a port, not \"%s\"".formatted(host));
        }
        return host;
    }

    private Optional<DatabaseSettings> database(int pool) {
        return values.optionalText(Variable.DATABASE_URL)
                .flatMap(url -> DatabaseUrl.parse(url, what -> values.mistake(Variable.DATABASE_URL, what)))
                .map(url -> new DatabaseSettings(url.jdbcUrl(), url.user(), url.password(), pool));
    }

    private Path dataFolder() {
        String folder = values.text(Variable.DATA);
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            values.mistake(Variable.DATA, "must be a folder, not \"%s\"".formatted(folder));
            return Path.of(Variable.DATA.fallback());
        }
    }

    private Optional<TokenTrust> tokens() {
        return new TokenVariables(values, secret).read();
    }

    private Rules rules() {
        return new Rules(
                values.choice(Variable.START, StartPolicy.class, SettingsReader::lowerCase),
                new RateLimit(values.number(Variable.RATE_LIMIT, 0, RateLimit.MAX_SENDS)),
                new Labels(label(Variable.PROVIDER_LABEL), label(Variable.CUSTOMER_LABEL)));
    }

    private String label(Variable variable) {
        String label = values.text(variable);
        if (label.length() > MAX_LABEL_LENGTH || label.codePoints().anyMatch(Character::isISOControl)) {
            values.mistake(variable, "must be a word of at most %d characters".formatted(MAX_LABEL_LENGTH));
        }
        return label;
    }

    private static String lowerCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
