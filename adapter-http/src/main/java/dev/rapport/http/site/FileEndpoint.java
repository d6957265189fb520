package dev.rapport.http.site;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Serves one file. Hosts name it by an address that never changes, so a browser asks each time whether it has, and is
 * answered by its hash: 304 and no body where it has not. Compressed once, when the server starts.
 */
final class FileEndpoint implements Endpoint {

    private static final int HASH_BYTES = 16;
    private static final String GZIP = "gzip";

    private final String mediaType;
    private final byte[] plain;
    private final byte[] compressed;
    private final String hash;
    private final Map<String, String> headers;

    FileEndpoint(SiteFile file, Map<String, String> headers) {
        this.mediaType = file.mediaType();
        this.plain = file.content();
        this.compressed = gzip(plain);
        this.hash = hash(plain);
        this.headers = Map.copyOf(headers);
    }

    @Override
    public Answer answer(Call call) {
        boolean isCompressed = takesGzip(call);
        String tag = '"' + hash + (isCompressed ? "-" + GZIP : "") + '"';
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Cache-Control", "no-cache");
        all.put("ETag", tag);
        all.put("Vary", "Accept-Encoding");
        if (isKnown(call, tag)) {
            return Answer.notModified(all);
        }
        if (isCompressed) {
            all.put("Content-Encoding", GZIP);
        }
        return Answer.content(mediaType, isCompressed ? compressed : plain, all);
    }

    private static boolean isKnown(Call call, String tag) {
        return call.headers("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** Said in so many words, and not with a weight of nothing. */
    private static boolean takesGzip(Call call) {
        return call.headers("Accept-Encoding").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.equals(GZIP) || coding.matches("gzip;q=(?!0(?:\\.0*)?$).*"));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
