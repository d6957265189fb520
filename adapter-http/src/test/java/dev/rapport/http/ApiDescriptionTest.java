package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.push.PushTally;
import dev.rapport.http.metrics.SendMetrics;
import dev.rapport.http.problem.Refusals;
import dev.rapport.http.security.Authentication;
import dev.rapport.http.security.Verification;
import dev.rapport.http.server.Route;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document, as it is served. That answers are of its schemas is told by the acceptance tests. */
class ApiDescriptionTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "anyOf",
            "default",
            "description",
            "enum",
            "examples",
            "format",
            "items",
            "maxLength",
            "maximum",
            "minLength",
            "minimum",
            "pattern",
            "properties",
            "required",
            "type");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private static TestServer server;
    private static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        server = TestServer.started();
        api = new YAMLMapper().readTree(served().body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply served() {
        return server.exchange(server.request("GET", "/openapi.yaml", BodyPublishers.noBody()));
    }

    @Test
    void shouldBeServedToAnybodyAndToAnyPage() {
        assertThat(served().status()).isEqualTo(200);
        assertThat(served().header("Content-Type")).contains("application/yaml");
        assertThat(served().header("Access-Control-Allow-Origin")).contains("*");
        assertThat(api.at("/openapi").asText()).startsWith("3.1.");
    }

    @Test
    void shouldHaveEveryRouteAndNoOther() {
        List<String> described = new ArrayList<>();
        api.at("/paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(field -> {
                    if (METHODS.contains(field)) {
                        described.add(field.toUpperCase() + " " + path.getKey());
                    }
                }));

        assertThat(described).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(routes());
    }

    private static List<String> routes() {
        InMemoryRapport memory = InMemoryRapport.standalone(MutableClock.standing(), RateLimit.DEFAULT);
        Ports ports = new Ports(
                memory.directory(),
                memory.conversations(),
                memory.messages(),
                memory.readMarks(),
                memory.relationships(),
                memory.devices());
        UseCases useCases = new UseCases(
                ports,
                Rules.DEFAULT,
                memory.ids(),
                new Outlets(memory.live(), Presence.NOBODY, memory.pushes(), ManualScheduler.AT_ONCE, PushTally.NONE));
        Routes routes = new Routes(
                new Authentication(token -> new Verification.Expired()),
                useCases,
                useCases.putMember(memory.registry()),
                new SendMetrics(new SimpleMeterRegistry()));
        return Stream.of(routes.messaging(), routes.directory(), Routes.health(() -> true))
                .flatMap(List::stream)
                .map(ApiDescriptionTest::line)
                .toList();
    }

    private static String line(Route route) {
        return route.method().name() + " " + route.path();
    }

    @Test
    void shouldNameEveryParameterOfAPath() {
        api.at("/paths").properties().forEach(path -> {
            Set<String> named = new HashSet<>();
            path.getValue()
                    .at("/parameters")
                    .forEach(parameter ->
                            named.add(resolved(parameter).at("/name").asText()));
            Set<String> inPath = new HashSet<>();
            NAME.matcher(path.getKey()).results().forEach(name -> inPath.add(name.group(1)));
            assertThat(named).as(path.getKey()).isEqualTo(inPath);
        });
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        List<JsonNode> references = api.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(100);
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                api.at(reference.asText().substring(1)).isMissingNode())
                        .as("%s", reference)
                        .isFalse());
    }

    /** A comma in the wrong place makes a keyword of a word, and nobody would complain. */
    @Test
    void shouldUseKnownKeywordsAlone() {
        List<JsonNode> schemas = new ArrayList<>(api.findValues("schema"));
        api.at("/components/schemas").forEach(schemas::add);
        schemas.forEach(ApiDescriptionTest::requireKnownKeywords);
    }

    private static void requireKnownKeywords(JsonNode schema) {
        assertThat(schema.fieldNames()).toIterable().as("%s", schema).isSubsetOf(KEYWORDS);
        schema.path("properties").forEach(ApiDescriptionTest::requireKnownKeywords);
        schema.path("anyOf").forEach(ApiDescriptionTest::requireKnownKeywords);
        if (schema.has("items")) {
            requireKnownKeywords(schema.path("items"));
        }
    }

    @Test
    void shouldKnowEveryCodeOfARefusal() {
        List<String> codes = new ArrayList<>();
        api.at("/components/schemas/Problem/properties/code/enum").forEach(code -> codes.add(code.asText()));

        assertThat(codes)
                .doesNotHaveDuplicates()
                .containsAll(Stream.of(RefusalCode.values()).map(Refusals::name).toList());
    }

    @Test
    void shouldGiveEachOperationANameOfItsOwn() {
        assertThat(api.findValuesAsText("operationId")).hasSize(routes().size()).doesNotHaveDuplicates();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.at("/$ref").asText().substring(1)) : node;
    }
}
