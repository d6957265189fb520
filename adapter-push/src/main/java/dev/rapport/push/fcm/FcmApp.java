package dev.rapport.push.fcm;

import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import dev.rapport.push.PushSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The SDK, set up for messaging and nothing else. */
final class FcmApp implements AutoCloseable {

    /** The project's name in requests where no account says it: a gateway that asks for no token knows its own. */
    static final String NO_PROJECT = "rapport";

    /** Writes a stack trace for each token that is not accepted; all of it comes back as an exception too. Held, to last. */
    private static final Logger SDK_LOG = Logger.getLogger(HttpCredentialsAdapter.class.getName());

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final FirebaseApp app;

    static {
        SDK_LOG.setLevel(Level.OFF);
    }

    FcmApp(PushSettings settings, Duration answerTimeout) {
        JdkTransport transport = new JdkTransport(settings.endpoint(), answerTimeout);
        Optional<ServiceAccount> account = settings.credentials().map(file -> ServiceAccount.read(file, transport));
        GoogleCredentials credentials =
                account.<GoogleCredentials>map(ServiceAccount::forMessaging).orElseGet(NoCredentials::new);
        FirebaseOptions options = FirebaseOptions.builder()
                .setCredentials(credentials)
                .setProjectId(account.map(ServiceAccount::projectId).orElse(NO_PROJECT))
                .setHttpTransport(transport)
                .setJsonFactory(GsonFactory.getDefaultInstance())
                .setThreadManager(new SdkThreads())
                .build();
        app = FirebaseApp.initializeApp(options, "rapport-" + NUMBER.incrementAndGet());
    }

    FirebaseMessaging messaging() {
        return FirebaseMessaging.getInstance(app);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        app.delete();
    }
}
