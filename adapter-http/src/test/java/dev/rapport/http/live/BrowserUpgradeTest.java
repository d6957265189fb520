package dev.rapport.http.live;

import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.TestServer;
import org.junit.jupiter.api.Test;

/** Upgrades as browsers ask for them. */
class BrowserUpgradeTest {

    @Test
    void headersThatAreNewToTheServerShouldDoNoHarm() {
        try (TestServer server = TestServer.started();
                RawClient browser = new RawClient(server.port())) {
            browser.say("GET /ws/messaging/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive, Upgrade\r\n"
                            + "Upgrade: websocket\r\nOrigin: http://127.0.0.1\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-Fetch-Mode: websocket\r\n"
                            + "Sec-Fetch-Site: same-origin\r\nX-Of-Tomorrow: 1\r\n\r\n")
                    .hear("HTTP/1.1 101");
        }
    }
}
