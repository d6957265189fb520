package dev.rapport.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.http.security.JwksSettings;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.http.security.TokenTrust;
import java.util.Optional;

/** Reads which tokens are believed: by a secret, or by published keys, and never by both. */
final class TokenVariables {

    private final Values values;
    private final Settings.Secret secret;

    TokenVariables(Values values, Settings.Secret secret) {
        this.values = values;
        this.secret = secret;
    }

    Optional<TokenTrust> read() {
        byte[] key = values.untouched(Variable.JWT_SECRET).getBytes(UTF_8);
        Optional<String> url = values.optionalText(Variable.JWT_JWKS_URL);
        if (url.isPresent() && key.length > 0) {
            values.mistake(Variable.JWT_JWKS_URL, "and RAPPORT_JWT_SECRET are both set: choose one of them");
            return Optional.empty();
        }
        if (url.isPresent()) {
            return published(url.get());
        }
        if (key.length == 0) {
            requireNone();
            return Optional.empty();
        }
        return shared(key);
    }

    private Optional<TokenTrust> published(String url) {
        if (secret == Settings.Secret.NEEDED) {
            values.mistake(
                    Variable.JWT_JWKS_URL,
                    "is set, so tokens are signed by whoever has the keys to it: this command signs with"
                            + " RAPPORT_JWT_SECRET alone");
        }
        Optional<TokenTrust> keys = JwksSettings.parseUrl(url)
                .map(uri -> new JwksSettings(
                        uri, values.optionalText(Variable.JWT_ISSUER), values.optionalText(Variable.JWT_AUDIENCE)));
        if (keys.isEmpty()) {
            values.mistake(
                    Variable.JWT_JWKS_URL,
                    "must be an https URL, or http on loopback, without a user, a password or a #");
        }
        return keys;
    }

    private Optional<TokenTrust> shared(byte[] key) {
        if (key.length < TokenSettings.MIN_SECRET_BYTES) {
            values.mistake(
                    Variable.JWT_SECRET,
                    "has %d bytes: it takes %d at least".formatted(key.length, TokenSettings.MIN_SECRET_BYTES));
            return Optional.empty();
        }
        return Optional.of(new TokenSettings(
                key, values.optionalText(Variable.JWT_ISSUER), values.optionalText(Variable.JWT_AUDIENCE)));
    }

    private void requireNone() {
        switch (secret) {
            case NEEDED ->
                values.mistake(
                        Variable.JWT_SECRET,
                        "is not set: tokens are signed with it, %d bytes at least"
                                .formatted(TokenSettings.MIN_SECRET_BYTES));
            case NEEDED_OR_KEYS ->
                values.mistake(
                        Variable.JWT_SECRET,
                        "is not set: tokens are signed with it, %d bytes at least; or RAPPORT_JWT_JWKS_URL says where the keys lie"
                                .formatted(TokenSettings.MIN_SECRET_BYTES));
            case OPTIONAL -> {}
        }
    }
}
