package dev.rapport.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.HttpSettings.Address;
import dev.rapport.http.security.JwksSettings;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.push.PushSettings;
import dev.rapport.testkit.fcm.FakeAccount;
import dev.rapport.testkit.fcm.FakeFcm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String SECRET = "a-secret-of-thirty-two-bytes-ab!";

    @Test
    void readShouldKnowADefaultForEverything() {
        assertThat(valid(Map.of()))
                .isEqualTo(new Settings(
                        new HttpSettings("127.0.0.1", 8080, Optional.of(new Address("127.0.0.1", 8081)), List.of()),
                        Optional.empty(),
                        10,
                        Path.of(".rapport"),
                        Optional.empty(),
                        Rules.DEFAULT,
                        PushSettings.NONE,
                        LogFormat.TEXT));
    }

    @Test
    void readShouldTakeEverythingFromTheEnvironment(@TempDir Path folder) {
        Path account = aServiceAccount(folder);
        Map<String, String> environment = Map.ofEntries(
                Map.entry("RAPPORT_HOST", "0.0.0.0"),
                Map.entry("RAPPORT_PORT", "80"),
                Map.entry("RAPPORT_MANAGEMENT_HOST", "::1"),
                Map.entry("RAPPORT_MANAGEMENT_PORT", "9000"),
                Map.entry("RAPPORT_CORS_ORIGINS", "https://a.example, http://localhost:3000"),
                Map.entry("RAPPORT_DATABASE_URL", "postgres://ana:pw@db.example/chat"),
                Map.entry("RAPPORT_DATABASE_POOL", "25"),
                Map.entry("RAPPORT_DATA", "/var/lib/rapport"),
                Map.entry("RAPPORT_JWT_SECRET", SECRET),
                Map.entry("RAPPORT_JWT_ISSUER", "platform"),
                Map.entry("RAPPORT_JWT_AUDIENCE", "chat"),
                Map.entry("RAPPORT_START", "either"),
                Map.entry("RAPPORT_RATE_LIMIT", "0"),
                Map.entry("RAPPORT_PROVIDER_LABEL", "Künstlerin"),
                Map.entry("RAPPORT_CUSTOMER_LABEL", "Kundin"),
                Map.entry("RAPPORT_WS_QUERY_TOKEN", "off"),
                Map.entry("RAPPORT_FCM_CREDENTIALS", account.toString()),
                Map.entry("RAPPORT_FCM_ENDPOINT", "https://gateway.example/fcm"),
                Map.entry("RAPPORT_LOG_FORMAT", "json"));

        assertThat(valid(environment))
                .isEqualTo(new Settings(
                        new HttpSettings(
                                "0.0.0.0",
                                80,
                                Optional.of(new Address("::1", 9000)),
                                List.of("https://a.example", "http://localhost:3000"),
                                false),
                        Optional.of(new DatabaseSettings("jdbc:postgresql://db.example/chat", "ana", "pw", 25)),
                        25,
                        Path.of("/var/lib/rapport"),
                        Optional.of(new TokenSettings(
                                SECRET.getBytes(UTF_8), Optional.of("platform"), Optional.of("chat"))),
                        new Rules(StartPolicy.EITHER, RateLimit.OFF, new Labels("Künstlerin", "Kundin")),
                        new PushSettings(Optional.of(account), Optional.of(URI.create("https://gateway.example/fcm"))),
                        LogFormat.JSON));
    }

    @Test
    void readShouldTellAllMistakesAtOnce() {
        Map<String, String> environment = Map.of(
                "RAPPORT_PORT", "http",
                "RAPPORT_DATABASE_URL", "mysql://x",
                "RAPPORT_DATABASE_POOL", "0",
                "RAPPORT_START", "anyone",
                "RAPPORT_LOG_FORMAT", "xml",
                "RAPPORT_RATE_LIMIT", "10001");

        assertThat(mistakes(environment, Settings.Secret.NEEDED))
                .extracting(mistake -> mistake.split(" ")[0])
                .containsExactlyInAnyOrder(
                        "RAPPORT_PORT",
                        "RAPPORT_DATABASE_URL",
                        "RAPPORT_DATABASE_POOL",
                        "RAPPORT_START",
                        "RAPPORT_LOG_FORMAT",
                        "RAPPORT_RATE_LIMIT",
                        "RAPPORT_JWT_SECRET");
    }

    @Test
    void readShouldTakeAnEmptyValueForNone() {
        assertThat(valid(Map.of("RAPPORT_PORT", "", "RAPPORT_JWT_SECRET", "", "RAPPORT_LOG_FORMAT", " ")))
                .isEqualTo(valid(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RAPPORT_PORT           | 65536",
                "RAPPORT_PORT           | -1",
                "RAPPORT_PORT           | 99999999999",
                "RAPPORT_PORT           | 8081",
                "RAPPORT_HOST           | localhost:80",
                "RAPPORT_HOST           | two words",
                "RAPPORT_MANAGEMENT_HOST| http://localhost",
                "RAPPORT_MANAGEMENT_PORT| none",
                "RAPPORT_DATABASE_POOL  | 1001",
                "RAPPORT_RATE_LIMIT     | 1.5",
                "RAPPORT_START          | PROVIDER",
                "RAPPORT_JWT_SECRET     | a-secret-of-thirty-one-bytes-ab",
                "RAPPORT_JWT_JWKS_URL   | http://a.example/jwks",
                "RAPPORT_JWT_JWKS_URL   | https://ana:hunter2@a.example/jwks",
                "RAPPORT_JWT_JWKS_URL   | a.example",
                "RAPPORT_PROVIDER_LABEL | a-label-that-goes-on-for-more-than-40-characters",
                "RAPPORT_CORS_ORIGINS   | *",
                "RAPPORT_CORS_ORIGINS   | https://a.example/",
                "RAPPORT_CORS_ORIGINS   | a.example",
                "RAPPORT_CORS_ORIGINS   | null",
                "RAPPORT_CORS_ORIGINS   | https://a.example https://b.example",
                "RAPPORT_FCM_CREDENTIALS| /there/is/no/such/file.json",
                "RAPPORT_FCM_CREDENTIALS| .",
                "RAPPORT_FCM_CREDENTIALS| pom.xml",
                "RAPPORT_FCM_ENDPOINT   | fcm.example",
                "RAPPORT_FCM_ENDPOINT   | ftp://fcm.example",
                "RAPPORT_FCM_ENDPOINT   | http://",
                "RAPPORT_FCM_ENDPOINT   | https://user:pw@fcm.example",
                "RAPPORT_FCM_ENDPOINT   | https://fcm.example/?project=1",
                "RAPPORT_FCM_ENDPOINT   | not a URL",
                "RAPPORT_WS_QUERY_TOKEN | yes",
            })
    void readShouldRefuse(String name, String value) {
        assertThat(mistakes(Map.of(name, value), Settings.Secret.OPTIONAL))
                .hasSize(1)
                .first()
                .asString()
                .contains(name);
    }

    @Test
    void readShouldCountASecretsBytes() {
        String sixteenLetters = "äöüäöüäöüäöüäöüä";

        assertThat(valid(Map.of("RAPPORT_JWT_SECRET", sixteenLetters))
                        .secret()
                        .orElseThrow()
                        .secret())
                .hasSize(TokenSettings.MIN_SECRET_BYTES);
    }

    @Test
    void readShouldRefuseSecretAndKeySetTogether() {
        var environment = Map.of("RAPPORT_JWT_SECRET", SECRET, "RAPPORT_JWT_JWKS_URL", "https://a.example/jwks");

        assertThat(mistakes(environment, Settings.Secret.NEEDED)).anyMatch(mistake -> mistake.contains("both set"));
    }

    @Test
    void readShouldTakePublishedKeysForASecret() {
        var environment = Map.of(
                "RAPPORT_JWT_JWKS_URL", "https://a.example/jwks",
                "RAPPORT_JWT_ISSUER", "platform",
                "RAPPORT_JWT_AUDIENCE", "chat");

        Settings settings = valid(environment, Settings.Secret.NEEDED_OR_KEYS);
        assertThat(settings.tokens())
                .contains(new JwksSettings(
                        URI.create("https://a.example/jwks"), Optional.of("platform"), Optional.of("chat")));
        assertThat(settings.secret()).isEmpty();
    }

    @Test
    void readShouldAskForASecretWhereATokenIsToBeSigned() {
        var environment = Map.of("RAPPORT_JWT_JWKS_URL", "https://a.example/jwks");

        assertThat(mistakes(environment, Settings.Secret.NEEDED))
                .singleElement()
                .asString()
                .contains("this command signs with RAPPORT_JWT_SECRET alone");
        assertThat(mistakes(Map.of(), Settings.Secret.NEEDED_OR_KEYS))
                .singleElement()
                .asString()
                .startsWith("RAPPORT_JWT_SECRET is not set")
                .contains("RAPPORT_JWT_JWKS_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "0"})
    void readShouldLeaveManagementOut(String port) {
        assertThat(valid(Map.of("RAPPORT_MANAGEMENT_PORT", port)).http().management())
                .isEmpty();
    }

    @Test
    void readShouldLetTwoHostsShareAPort() {
        assertThat(valid(Map.of("RAPPORT_HOST", "0.0.0.0", "RAPPORT_PORT", "8081"))
                        .http()
                        .port())
                .isEqualTo(8081);
    }

    @Test
    void readShouldWriteOriginsAsBrowsersDo() {
        var environment =
                Map.of("RAPPORT_CORS_ORIGINS", "HTTPS://A.example:443,http://a.example:80,https://[::1]:443,,");

        assertThat(valid(environment).http().corsOrigins())
                .containsExactly("https://a.example", "http://a.example", "https://[::1]");
    }

    @Test
    void readShouldWarnOfAnUnknownVariableWithTheNearestName() {
        var environment = Map.of("RAPPORT_PROT", "1", "RAPPORT_CORS_ORIGIN", "x", "PORT", "1", "RAPPORTS", "1");

        assertThat(Settings.read(environment, Settings.Secret.OPTIONAL).warnings())
                .containsExactly(
                        "RAPPORT_CORS_ORIGIN is not a variable of Rapport; did you mean RAPPORT_CORS_ORIGINS?",
                        "RAPPORT_PROT is not a variable of Rapport; did you mean RAPPORT_PORT?");
    }

    @Test
    void readShouldTakeAGatewayWithoutCredentials() {
        assertThat(valid(Map.of("RAPPORT_FCM_ENDPOINT", "http://gateway.example:9099"))
                        .push())
                .isEqualTo(new PushSettings(Optional.empty(), Optional.of(URI.create("http://gateway.example:9099"))));
    }

    @Test
    void readShouldLetNoAccessTokenTravelInTheClear(@TempDir Path folder) {
        String account = aServiceAccount(folder).toString();
        for (String endpoint : List.of("https://gateway.example", "http://localhost:9099", "http://[::1]:9099")) {
            assertThat(valid(Map.of("RAPPORT_FCM_CREDENTIALS", account, "RAPPORT_FCM_ENDPOINT", endpoint))
                            .push()
                            .isConfigured())
                    .isTrue();
        }
        var inTheClear =
                Map.of("RAPPORT_FCM_CREDENTIALS", account, "RAPPORT_FCM_ENDPOINT", "http://gateway.example:9099");
        assertThat(mistakes(inTheClear, Settings.Secret.OPTIONAL))
                .singleElement()
                .asString()
                .startsWith("RAPPORT_FCM_ENDPOINT ")
                .contains("in the clear");
    }

    private static Path aServiceAccount(Path folder) {
        try (FakeFcm fcm = FakeFcm.start()) {
            return FakeAccount.write(folder, fcm);
        }
    }

    @Test
    void settingsShouldNotShowWhatIsSecret() {
        var environment = Map.of("RAPPORT_JWT_SECRET", SECRET, "RAPPORT_DATABASE_URL", "postgres://ana:hunter2@h/d");

        assertThat(valid(environment).toString()).contains("ana").doesNotContain(SECRET, "hunter2", "[B@");
    }

    private static Settings valid(Map<String, String> environment) {
        return valid(environment, Settings.Secret.OPTIONAL);
    }

    private static Settings valid(Map<String, String> environment, Settings.Secret secret) {
        SettingsOutcome outcome = Settings.read(environment, secret);
        assertThat(outcome).isInstanceOf(SettingsOutcome.Valid.class);
        return ((SettingsOutcome.Valid) outcome).settings();
    }

    private static List<String> mistakes(Map<String, String> environment, Settings.Secret secret) {
        SettingsOutcome outcome = Settings.read(environment, secret);
        assertThat(outcome).isInstanceOf(SettingsOutcome.Invalid.class);
        return ((SettingsOutcome.Invalid) outcome).mistakes();
    }
}
