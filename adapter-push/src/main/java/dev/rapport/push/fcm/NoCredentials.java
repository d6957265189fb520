package dev.rapport.push.fcm;

import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;

/** For a gateway or a fake that asks for no token: requests carry none. */
final class NoCredentials extends GoogleCredentials {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("deprecation") // There is no other constructor for a class outside of the library.
    NoCredentials() {
        super();
    }

    @Override
    public boolean hasRequestMetadata() {
        return false;
    }

    @Override
    public void refresh() throws IOException {
        throw new IOException("the endpoint asks for a token, and RAPPORT_FCM_CREDENTIALS is not set");
    }
}
