package dev.rapport.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes JSON, piece by piece: what leaves the server is spelled out, never found by reflection. */
public final class Json {

    /** The media type of every answer that is not a problem. */
    public static final String MEDIA_TYPE = "application/json";

    private static final int INITIAL_BYTES = 1024;

    /** By default Jackson writes an emoji as two escapes, twelve bytes for four. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** RFC 3339 in UTC, always with six digits. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    /** Something that can be written. */
    public interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    public static byte[] bytes(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            value.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A field that is null when empty: text as it is, anything else as its {@code toString} has it. */
    public static void text(JsonGenerator json, String field, Optional<?> value) throws IOException {
        json.writeStringField(field, value.map(Object::toString).orElse(null));
    }

    public static void time(JsonGenerator json, String field, Instant time) throws IOException {
        json.writeStringField(field, TIME.format(time));
    }

    public static void time(JsonGenerator json, String field, Optional<Instant> time) throws IOException {
        json.writeStringField(field, time.map(TIME::format).orElse(null));
    }
}
