package dev.rapport.push.fcm;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request by the JDK's client. */
final class JdkRequest extends LowLevelHttpRequest {

    private final HttpClient client;
    private final String method;
    private final HttpRequest.Builder request;
    private final Duration limit;

    JdkRequest(HttpClient client, String method, URI address, Duration limit) {
        this.client = client;
        this.method = method;
        this.limit = limit;
        this.request = HttpRequest.newBuilder(address);
        if (!address.getScheme().equals("https")) {
            // No offer of HTTP/2 in the clear: not every gateway takes it well.
            request.version(HttpClient.Version.HTTP_1_1);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        request.header(name, value);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        HttpResponse<byte[]> answer = exchange(request.method(method, body()).build());
        if (answer.statusCode() == ServiceUnavailable.STATUS) {
            throw new ServiceUnavailable(RetryAfter.of(answer.headers().map()));
        }
        return new JdkResponse(answer);
    }

    private HttpRequest.BodyPublisher body() throws IOException {
        if (getStreamingContent() == null) {
            return BodyPublishers.noBody();
        }
        if (getContentType() != null) {
            request.header("Content-Type", getContentType());
        }
        if (getContentEncoding() != null) {
            request.header("Content-Encoding", getContentEncoding());
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        getStreamingContent().writeTo(content);
        return BodyPublishers.ofByteArray(content.toByteArray());
    }

    /** The client's own timeout ends with the answer's headers; this one ends with its last byte. */
    private HttpResponse<byte[]> exchange(HttpRequest built) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(built, headers -> new BoundedBody(FcmLimits.MAX_ANSWER_BYTES));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("no answer within " + limit);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException fault ? fault : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
