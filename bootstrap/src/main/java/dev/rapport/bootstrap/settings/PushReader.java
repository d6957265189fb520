package dev.rapport.bootstrap.settings;

import dev.rapport.push.PushSettings;
import dev.rapport.push.UnusableCredentialsException;
import dev.rapport.push.fcm.ServiceAccount;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where pushes go. */
final class PushReader {

    private final Values values;

    PushReader(Values values) {
        this.values = values;
    }

    PushSettings read() {
        Optional<Path> credentials =
                values.optionalText(Variable.FCM_CREDENTIALS).flatMap(this::serviceAccount);
        Optional<URI> endpoint = values.optionalText(Variable.FCM_ENDPOINT).flatMap(this::endpoint);
        if (credentials.isPresent() && endpoint.filter(PushReader::isInTheClear).isPresent()) {
            values.mistake(
                    Variable.FCM_ENDPOINT,
                    "must be an https URL, or one on loopback, where RAPPORT_FCM_CREDENTIALS is set:"
                            + " access tokens would travel in the clear");
        }
        return new PushSettings(credentials, endpoint);
    }

    private Optional<Path> serviceAccount(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                values.mistake(Variable.FCM_CREDENTIALS, "must be a file that can be read, not \"%s\"".formatted(name));
                return Optional.empty();
            }
            ServiceAccount.check(file);
            return Optional.of(file);
        } catch (InvalidPathException noFile) {
            values.mistake(Variable.FCM_CREDENTIALS, "must be a file, not \"%s\"".formatted(name));
        } catch (UnusableCredentialsException unusable) {
            values.mistake(
                    Variable.FCM_CREDENTIALS,
                    "must be the JSON file of a service account; \"%s\" %s".formatted(name, unusable.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<URI> endpoint(String text) {
        try {
            URI url = new URI(text);
            if (isBaseUrl(url)) {
                return Optional.of(url);
            }
        } catch (URISyntaxException noUrl) {
            // Told below, like whatever else is no base URL.
        }
        values.mistake(
                Variable.FCM_ENDPOINT,
                "must be an http or https URL, without user, query or fragment, not \"%s\"".formatted(text));
        return Optional.empty();
    }

    private static boolean isBaseUrl(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static boolean isInTheClear(URI url) {
        String host = url.getHost();
        boolean isLoopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return url.getScheme().equals("http") && !isLoopback;
    }
}
