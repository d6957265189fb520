package dev.rapport.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A body's fields. Null is the same as absent; nothing is converted: a number is no text and a text no number. Fields
 * that nobody asks for are ignored.
 */
public final class JsonObject {

    static final JsonObject EMPTY = new JsonObject(JsonNodeFactory.instance.objectNode());

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final ObjectNode node;

    JsonObject(ObjectNode node) {
        this.node = node;
    }

    /** Reads a text as a JSON object, as strictly as a body. */
    public static Parsed<JsonObject> parse(String text) {
        return BodyParser.parse(text);
    }

    /** A text that has to be there. */
    public Parsed<String> text(String field) {
        return optionalText(field).then(text -> Parsed.of(text, field, "A text is needed here."));
    }

    public Parsed<Optional<String>> optionalText(String field) {
        Optional<JsonNode> value = value(field);
        return value.isEmpty() || value.get().isTextual()
                ? Parsed.of(value.map(JsonNode::textValue))
                : Parsed.invalid(field, "This has to be a text.");
    }

    /** A whole number from 1; one that is larger than any number there is stands for the largest. */
    public Parsed<OptionalLong> optionalCount(String field) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return Parsed.of(OptionalLong.empty());
        }
        if (!value.get().isIntegralNumber() || value.get().bigIntegerValue().signum() < 1) {
            return Parsed.invalid(field, "This has to be a whole number from 1.");
        }
        return Parsed.of(
                OptionalLong.of(value.get().bigIntegerValue().min(LARGEST).longValueExact()));
    }

    /** A whole number from the least, which has to be there; one that is larger than any stands for the largest. */
    public Parsed<Long> number(String field, long least) {
        Optional<BigInteger> number =
                value(field).filter(JsonNode::isIntegralNumber).map(JsonNode::bigIntegerValue);
        return number.filter(value -> value.compareTo(BigInteger.valueOf(least)) >= 0)
                .map(value -> Parsed.of(value.min(LARGEST).longValueExact()))
                .orElseGet(() -> Parsed.invalid(field, "This has to be a whole number from " + least + "."));
    }

    /** True or false, which has to be there. */
    public Parsed<Boolean> truth(String field) {
        return Parsed.of(
                value(field).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                field,
                "This has to be true or false.");
    }

    /** Whether it is there, and null: where that says something else than leaving it out. */
    public boolean isNull(String field) {
        return node.path(field).isNull();
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }
}
