package dev.rapport.push.fcm;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** An answer, read to its end. */
final class JdkResponse extends LowLevelHttpResponse {

    private final HttpResponse<byte[]> answer;
    private final List<Map.Entry<String, String>> headers;

    JdkResponse(HttpResponse<byte[]> answer) {
        this.answer = answer;
        this.headers = answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .flatMap(header -> header.getValue().stream().map(value -> Map.entry(header.getKey(), value)))
                .toList();
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public String getContentEncoding() {
        return header("content-encoding");
    }

    @Override
    public long getContentLength() {
        return answer.body().length;
    }

    @Override
    public String getContentType() {
        return header("content-type");
    }

    @Override
    public String getStatusLine() {
        return "HTTP " + answer.statusCode();
    }

    @Override
    public int getStatusCode() {
        return answer.statusCode();
    }

    /** There is none in HTTP/2. */
    @Override
    public String getReasonPhrase() {
        return null;
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }

    private String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
