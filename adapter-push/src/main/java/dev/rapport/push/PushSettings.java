package dev.rapport.push;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pushes go.
 *
 * @param credentials the file of a Firebase project's service account; empty: requests carry no token
 * @param endpoint another base URL than FCM's own: a gateway, a fake
 */
public record PushSettings(Optional<Path> credentials, Optional<URI> endpoint) {

    /** Nowhere: they are logged. */
    public static final PushSettings NONE = new PushSettings(Optional.empty(), Optional.empty());

    /** Whether there is anywhere to push to: FCM itself takes nothing without credentials. */
    public boolean isConfigured() {
        return credentials.isPresent() || endpoint.isPresent();
    }
}
