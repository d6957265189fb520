package dev.rapport.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

    private static final String SECRET = "a-secret-of-thirty-two-bytes-ab!";
    private static final Instant NOW = Instant.parse("2026-02-19T10:15:30Z");

    private final Map<String, String> environment = new HashMap<>(Map.of("RAPPORT_JWT_SECRET", SECRET));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tokenShouldPrintATokenAndNothingElse() {
        assertThat(run("token", "--sub", "t-7")).isZero();
        assertThat(out.toString()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tokenShouldSayWhoAndHowLong() throws Exception {
        run("token", "--sub", "t-7");

        assertThat(claims())
                .isEqualTo(Map.of(
                        "sub", "t-7",
                        "iat", (int) NOW.getEpochSecond(),
                        "exp", (int) NOW.plus(Duration.ofHours(1)).getEpochSecond()));
    }

    @Test
    void tokenShouldBeSignedWithTheSecret() {
        run("token", "--sub", "t-7", "--ttl", "3650d");

        DecodedJWT token = JWT.decode(out.toString().strip());
        assertThat(token.getAlgorithm()).isEqualTo("HS256");
        Algorithm.HMAC256(SECRET.getBytes(UTF_8)).verify(token);
    }

    @Test
    void tokenShouldSayRoleImpersonatorIssuerAndAudience() throws Exception {
        environment.put("RAPPORT_JWT_ISSUER", "platform");
        environment.put("RAPPORT_JWT_AUDIENCE", "chat");

        run("token", "--sub", "t-7", "--role", "admin", "--impersonator", "boss@example");

        assertThat(claims())
                .containsEntry("role", "admin")
                .containsEntry("iss", "platform")
                .containsEntry("aud", "chat")
                .containsEntry("impersonating", true)
                .containsEntry("act", Map.of("sub", "boss@example"));
    }

    @ParameterizedTest
    @CsvSource({"30s, 30", "15m, 900", "2h, 7200", "7d, 604800"})
    void tokenShouldReadATimeToLive(String ttl, int seconds) throws Exception {
        run("token", "--sub", "t-7", "--ttl", ttl);

        assertThat(claims()).containsEntry("exp", (int) NOW.getEpochSecond() + seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "h", "1.5h", "-1h", "0s", "1w", "3651d", "999999999d", ""})
    void tokenShouldRefuseATimeToLive(String ttl) {
        assertThat(run("token", "--sub", "t-7", "--ttl=" + ttl)).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("--ttl").doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä", "a\n"})
    void tokenShouldRefuseWhatIsNoId(String id) {
        assertThat(run("token", "--sub=" + id)).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(run("token", "--sub=t-7", "--impersonator=" + id)).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("--sub is", "--impersonator is").doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tokenShouldTakeIdsOf128CharactersAtMost() {
        assertThat(run("token", "--sub", "a".repeat(128))).isZero();
        assertThat(run("token", "--sub", "a".repeat(129))).isEqualTo(RapportCommand.MISTAKEN);
    }

    @Test
    void tokenShouldTellTheEnvironmentsMistakesInWords() {
        environment.put("RAPPORT_JWT_SECRET", "short");
        environment.put("RAPPORT_PORT", "x");
        environment.put("RAPPORT_PROT", "1");

        assertThat(run("token", "--sub", "t-7")).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Warning: RAPPORT_PROT"))
                .anyMatch(line -> line.startsWith("RAPPORT_PORT"))
                .anyMatch(line -> line.startsWith("RAPPORT_JWT_SECRET"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tokenShouldSayThatItCanNotSignWithPublishedKeys() {
        environment.clear();
        environment.put("RAPPORT_JWT_JWKS_URL", "https://a.example/jwks");

        assertThat(run("token", "--sub", "t-7")).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("RAPPORT_JWT_JWKS_URL is set")
                .contains("RAPPORT_JWT_SECRET");
    }

    @Test
    void rapportShouldKnowItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("rapport \\d+\\.\\d+\\.\\d+.*\\R");
    }

    @Test
    void rapportShouldAskForACommand() {
        assertThat(run()).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("token");
    }

    private int run(String... arguments) {
        var surroundings = new Surroundings(
                environment, Clock.fixed(NOW, ZoneOffset.UTC), new PrintWriter(out, true), new PrintWriter(err, true));
        return RapportCommand.commandLine(surroundings).execute(arguments);
    }

    private Map<?, ?> rawClaims() throws Exception {
        String payload = JWT.decode(out.toString().strip()).getPayload();
        return new ObjectMapper().readValue(Base64.getUrlDecoder().decode(payload), Map.class);
    }

    private Map<String, Object> claims() throws Exception {
        Map<String, Object> claims = new HashMap<>();
        rawClaims().forEach((name, value) -> claims.put(name.toString(), value));
        return claims;
    }
}
