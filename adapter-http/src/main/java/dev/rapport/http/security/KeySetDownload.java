package dev.rapport.http.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Asks for a JWK Set by HTTP, within limits of time and size. Redirects are not followed: they may lead anywhere. */
final class KeySetDownload {

    /** The most that a download may take, however it drags. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The most that a set may have; large ones, with certificates, have some 30 KiB. */
    static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final HttpRequest request;
    private final Duration timeout;

    KeySetDownload(URI url) {
        this(url, TIMEOUT);
    }

    KeySetDownload(URI url, Duration timeout) {
        this.timeout = timeout;
        this.request = HttpRequest.newBuilder(url)
                .header("Accept", "application/jwk-set+json, application/json")
                .timeout(timeout)
                .build();
    }

    /** Begins one. */
    CompletableFuture<KeySet> begin() {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, head -> new LimitedBody(MAX_BYTES));
        CompletableFuture<KeySet> keys =
                sent.thenApply(KeySetDownload::read).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        keys.whenComplete((read, fault) -> sent.cancel(true));
        return keys;
    }

    private static KeySet read(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException("answered with status " + response.statusCode()));
        }
        try {
            return KeySet.parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (KeySet.Unusable unusable) {
            throw new CompletionException(unusable);
        }
    }
}
