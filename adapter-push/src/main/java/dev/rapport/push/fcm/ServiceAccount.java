package dev.rapport.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.rapport.push.UnusableCredentialsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Firebase project's service account, as its console gives it out: a JSON file with a private key. */
public final class ServiceAccount {

    private final ServiceAccountCredentials credentials;

    private ServiceAccount(ServiceAccountCredentials credentials) {
        this.credentials = credentials;
    }

    /** Makes sure that the file can be used; nobody is asked whether the account still exists. */
    public static void check(Path file) {
        read(file, new JdkTransport(Optional.empty(), FcmLimits.ANSWER_TIMEOUT));
    }

    /**
     * @param transport by which access tokens are fetched, from the file's own {@code token_uri}
     * @throws UnusableCredentialsException when the file cannot be read, or is no service account's
     */
    static ServiceAccount read(Path file, HttpTransport transport) {
        try (InputStream content = Files.newInputStream(file)) {
            ServiceAccountCredentials read = ServiceAccountCredentials.fromStream(content, () -> transport);
            if (read.getProjectId() == null || read.getProjectId().isBlank()) {
                throw new UnusableCredentialsException("names no project_id", null);
            }
            return new ServiceAccount(read);
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof UnusableCredentialsException told) {
                throw told;
            }
            // Not the library's words: they may quote the file, and the file is a secret.
            throw new UnusableCredentialsException("is not the JSON file of a service account", unreadable);
        }
    }

    /** The project that the account belongs to, and that pushes are sent for. */
    String projectId() {
        return credentials.getProjectId();
    }

    MessagingCredentials forMessaging() {
        return new MessagingCredentials(credentials);
    }
}
