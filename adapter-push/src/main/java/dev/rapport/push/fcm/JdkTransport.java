package dev.rapport.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/**
 * The SDK's HTTP, by the JDK's own client: HTTP/2 where FCM speaks it, the proxy that the JVM is told of, limits on time and
 * size that hold to an answer's last byte, and another base URL than FCM's own where one is set.
 */
final class JdkTransport extends HttpTransport {

    private static final String FCM = "https://fcm.googleapis.com";

    private final HttpClient client;
    private final Optional<URI> endpoint;
    private final Duration answerTimeout;

    /**
     * @param endpoint what to put in the place of FCM's own base URL; all else goes where it is meant to
     * @param answerTimeout how long an answer may take, to its last byte
     */
    JdkTransport(Optional<URI> endpoint, Duration answerTimeout) {
        this.endpoint = endpoint;
        this.answerTimeout = answerTimeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(FcmLimits.CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new JdkRequest(client, method, URI.create(moved(url)), answerTimeout);
    }

    private String moved(String url) {
        return endpoint.filter(elsewhere -> url.startsWith(FCM + "/"))
                .map(elsewhere -> withoutSlash(elsewhere.toString()) + url.substring(FCM.length()))
                .orElse(url);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
