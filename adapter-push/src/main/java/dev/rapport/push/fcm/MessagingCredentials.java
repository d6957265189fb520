package dev.rapport.push.fcm;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * A service account's access tokens, good for messaging alone: the SDK would ask for ones that open the whole project. Its
 * token endpoint is asked once for each push at most; trying again is the courier's affair.
 */
final class MessagingCredentials extends GoogleCredentials {

    private static final long serialVersionUID = 1L;
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/firebase.messaging");

    private final ServiceAccountCredentials account;

    @SuppressWarnings("deprecation") // There is no other constructor for a class outside of the library.
    MessagingCredentials(ServiceAccountCredentials account) {
        super();
        this.account = (ServiceAccountCredentials)
                account.createWithCustomRetryStrategy(false).createScoped(SCOPES);
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
        return account.refreshAccessToken();
    }

    /** The same: whatever the SDK asks for, these are for messaging. */
    @Override
    public GoogleCredentials createScoped(Collection<String> scopes) {
        return this;
    }
}
