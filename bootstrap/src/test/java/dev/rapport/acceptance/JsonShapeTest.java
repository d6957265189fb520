package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonShapeTest {

    private static final String TIME = "2026-02-19T10:15:30.123456Z";
    private static final String ID = "0199f2d1-8a40-7c3e-9b52-5d0f6c1a7e21";

    @Test
    void shapeShouldFitItsExamples() {
        String one = "{'a': 1, 'b': [{'c': '%s'}], 'd': null}".formatted(TIME);
        String other = "{'a': 2, 'b': [], 'd': '%s', 'e': true}".formatted(ID);

        assertThat(differences(one, one, other)).isEmpty();
        assertThat(differences(other, one, other)).isEmpty();
    }

    @Test
    void shapeShouldTellWhatIsMissingAndWhatIsTooMuch() {
        assertThat(differences("{'a': {'c': 1}}", "{'a': {'b': 1}}"))
                .containsExactly("/a/b is missing", "/a/c is in no example");
    }

    @Test
    void shapeShouldTellWhatIsOfAnotherKind() {
        assertThat(differences("{'a': null}", "{'a': 1}"))
                .singleElement()
                .asString()
                .startsWith("/a is NULL");
        assertThat(differences("{'a': '1'}", "{'a': 1}"))
                .singleElement()
                .asString()
                .startsWith("/a is a text");
        assertThat(differences("{'a': 1.5}", "{'a': 1}"))
                .singleElement()
                .asString()
                .startsWith("/a is a fraction");
        assertThat(differences("{'a': '" + ID + "'}", "{'a': '" + TIME + "'}"))
                .singleElement()
                .asString()
                .startsWith("/a is a UUID");
        assertThat(differences("{'a': [{'b': 1}, {'b': false}]}", "{'a': [{'b': 2}]}"))
                .singleElement()
                .asString()
                .startsWith("/a/1/b is BOOLEAN");
    }

    @Test
    void documentShouldHoldExamplesOfBothSides() {
        assertThat(ProtocolExample.of(ProtocolExample.Side.SERVER))
                .hasSizeGreaterThan(10)
                .allMatch(each -> !each.type().isEmpty());
        assertThat(ProtocolExample.of(ProtocolExample.Side.CLIENT))
                .hasSizeGreaterThan(5)
                .allMatch(each -> !each.type().isEmpty());
    }

    private static List<String> differences(String json, String... examples) {
        return JsonShape.of(Arrays.stream(examples).map(JsonShapeTest::parse).toList())
                .differences(parse(json));
    }

    private static JsonNode parse(String json) {
        try {
            return new JsonMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
