package dev.rapport.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.TestServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthEndpointsTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellBothPortsWithoutAToken(boolean isManagement) {
        AtomicBoolean ready = new AtomicBoolean();
        try (TestServer server =
                new TestServer.Setup().readyWhen(ready::get).managed().started()) {
            int port = isManagement ? server.managementPort() : server.port();
            assertThat(asked(port, "/health/live"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("application/json", "{\"status\":\"live\"}", "no-store");
            assertThat(asked(port, "/health/ready"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("application/problem+json", "\"code\":\"unavailable\"", "Retry-After: ");
            ready.set(true);
            assertThat(asked(port, "/health/ready/"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("{\"status\":\"ready\"}");
        }
    }

    @Test
    void theManagementPortShouldHaveNoApi() {
        try (TestServer server = new TestServer.Setup().managed().started()) {
            assertThat(asked(server.managementPort(), "/api/messaging/me/"))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("\"code\":\"not_found\"");
        }
    }

    private static String asked(int port, String path) {
        try (RawClient raw = new RawClient(port)) {
            return raw.say("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed();
        }
    }
}
