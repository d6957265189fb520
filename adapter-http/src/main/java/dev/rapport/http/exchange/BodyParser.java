package dev.rapport.http.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.http.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body as a JSON object, strictly: UTF-8 and nothing else, every name once, nothing after the object. An empty
 * body is an object without fields.
 */
final class BodyParser {

    /** Deeper is no JSON that anybody means: each level costs memory, and brackets are cheap. */
    private static final int MAX_DEPTH = 1_000;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(RawBody.MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private BodyParser() {}

    static Parsed<JsonObject> parse(byte[] bytes) {
        if (bytes.length == 0) {
            return Parsed.of(JsonObject.EMPTY);
        }
        try {
            return parse(decode(bytes));
        } catch (CharacterCodingException notUtf8) {
            return notAnObject("The body is not UTF-8.");
        }
    }

    static Parsed<JsonObject> parse(String text) {
        try {
            JsonNode read = READER.readTree(text);
            return read instanceof ObjectNode object
                    ? Parsed.of(new JsonObject(object))
                    : notAnObject("The body is no JSON object.");
        } catch (JsonProcessingException notJson) {
            return notAnObject("The body is no JSON, or has a name twice, or something after its end.");
        }
    }

    /** Jackson would guess UTF-16 and UTF-32 from the bytes, and let some broken UTF-8 pass. */
    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Parsed<JsonObject> notAnObject(String detail) {
        return Parsed.malformed(Problems.invalidRequest(detail));
    }
}
