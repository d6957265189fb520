package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The OpenAPI document, held against what the server answers. Its schemas are closed here: an answer may have nothing that
 * is not described.
 */
final class Description {

    private static final String PROBLEM = "application/problem+json";

    /** What any path may answer, which would only lengthen each of them: the method is another, the request is none. */
    private static final Set<Integer> EVERYWHERE = Set.of(400, 404, 405, 408, 413, 414, 431);

    /** Whose answers have no body, or none of the API's. */
    private static final Set<String> BESIDE = Set.of("HEAD", "OPTIONS");

    static {
        // That "components" is no keyword of a schema.
        ((Logger) LoggerFactory.getLogger("com.networknt.schema")).setLevel(Level.ERROR);
    }

    private static final Description CURRENT = load();

    private final JsonNode api;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Description(JsonNode api) {
        this.api = api;
    }

    static Description current() {
        return CURRENT;
    }

    private static Description load() {
        try (InputStream file = Description.class.getResourceAsStream("/dev/rapport/http/openapi.yaml")) {
            JsonNode api = new YAMLMapper().readTree(file);
            close(api.at("/components/schemas"));
            return new Description(api);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.at("/properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Description::close);
    }

    /** Fails where the document does not describe such an answer. */
    void require(String method, String path, Reply reply) {
        if (BESIDE.contains(method)) {
            return;
        }
        String what = "%s %s answered %d: %s".formatted(method, path, reply.status(), reply.body());
        Optional<JsonNode> described = answer(method, path, reply.status());
        if (described.isEmpty()) {
            assertThat(EVERYWHERE).as("not described: %s", what).contains(reply.status());
        }
        described.ifPresent(answer -> requireHeaders(answer, reply, what));
        String mediaType = reply.header("Content-Type").orElse("");
        JsonNode content = described
                .map(answer -> answer.at("/content"))
                .orElseGet(() -> everywhere().at("/content"));
        if (content.isMissingNode()) {
            assertThat(reply.body().isMissingNode()).as("a body: %s", what).isTrue();
            return;
        }
        JsonNode schema = content.path(mediaType).path("schema").path("$ref");
        assertThat(schema.isMissingNode())
                .as("media type %s: %s", mediaType, what)
                .isFalse();
        assertThat(schema(schema.asText()).validate(reply.body())).as(what).isEmpty();
        if (mediaType.equals(PROBLEM)) {
            assertThat(reply.number("/status")).as(what).isEqualTo(reply.status());
        }
    }

    private JsonNode everywhere() {
        return api.at("/components/responses/InvalidRequest");
    }

    private Optional<JsonNode> answer(String method, String path, int status) {
        String name = method.toLowerCase(Locale.ROOT);
        return api.at("/paths").properties().stream()
                .filter(entry -> matches(entry.getKey(), path))
                // What is spelled out comes before what has a name in its place, which it matches too.
                .min((left, right) -> Long.compare(names(left.getKey()), names(right.getKey())))
                .map(entry -> entry.getValue().path(name).path("responses").path(Integer.toString(status)))
                .filter(answer -> !answer.isMissingNode())
                .map(this::resolved);
    }

    private static boolean matches(String template, String path) {
        String bare = path.split("\\?", 2)[0];
        String slashed = bare.endsWith("/") ? bare : bare + "/";
        String pattern = Pattern.compile("\\{\\w+}")
                .splitAsStream(template)
                .map(Pattern::quote)
                .reduce((left, right) -> left + "[^/]+" + right)
                .orElseThrow();
        return slashed.matches(pattern);
    }

    private static long names(String template) {
        return template.chars().filter(each -> each == '{').count();
    }

    private void requireHeaders(JsonNode answer, Reply reply, String what) {
        answer.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .forEach(header -> assertThat(reply.header(header.getKey()))
                        .as("%s of %s", header.getKey(), what)
                        .isPresent());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private Schema schema(String reference) {
        return schemas.computeIfAbsent(reference, name -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("$ref", name);
            root.set("components", api.path("components"));
            SchemaRegistryConfig config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                    .getSchema(root);
        });
    }

    /** What is described, and what is wrong with a body: for tests of this. */
    List<String> faults(String schema, JsonNode body) {
        return schema("#/components/schemas/" + schema).validate(body).stream()
                .map(Object::toString)
                .toList();
    }
}
