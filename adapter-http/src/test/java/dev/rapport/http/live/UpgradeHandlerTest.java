package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.live.LiveDelivery;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.PushTally;
import dev.rapport.http.security.Authentication;
import dev.rapport.http.security.Hs256Verifier;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.RawSocket;
import dev.rapport.http.support.Tokens;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Jetty keeps of an upgrade for as long as the socket is open. */
class UpgradeHandlerTest {

    private final MutableClock clock = MutableClock.standing();
    private final InMemoryRapport rapport = InMemoryRapport.standalone(clock, RateLimit.OFF);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final LiveSockets sockets = sockets();

    private LiveSockets sockets() {
        Ports ports = new Ports(
                rapport.directory(),
                rapport.conversations(),
                rapport.messages(),
                rapport.readMarks(),
                rapport.relationships(),
                rapport.devices());
        Time time = new Time(clock, System::nanoTime);
        LiveDelivery delivery = new LiveDelivery(ports, Labels.DEFAULT, Runnable::run, time.nanos());
        Outlets outlets =
                new Outlets(delivery, delivery.presence(), rapport.pushes(), ManualScheduler.AT_ONCE, PushTally.NONE);
        UseCases useCases = new UseCases(ports, Rules.DEFAULT, rapport.ids(), outlets);
        Authentication authentication = new Authentication(new Hs256Verifier(Tokens.SETTINGS, clock));
        return new LiveSockets(delivery, time, useCases, authentication, true, new SimpleMeterRegistry());
    }

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        sockets.upgrades().install(server);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        sockets.close();
        server.stop();
    }

    private Collection<Session> sessions() {
        return ServerWebSocketContainer.get(server.getContext()).getOpenSessions();
    }

    @Test
    void nothingOfTheTokenShouldOutliveTheUpgrade() {
        MemberId member = new World(rapport).aProvider().id();
        String token = new Tokens(clock).of(member);
        String headers = "Authorization: Bearer " + token + "\r\nCookie: token=" + token + "\r\nX-Token: " + token
                + "\r\n" + "Sec-WebSocket-Extensions: permessage-deflate\r\n";
        try (RawSocket client = new RawSocket(connector.getLocalPort(), "/ws/messaging/?token=" + token, headers)) {
            assertThat(client.hear().text()).startsWith("{\"type\":\"hello\"");
            Eventually.until(() -> !sessions().isEmpty());
            Session session = sessions().iterator().next();
            assertThat(session.getUpgradeRequest().getQueryString()).isNull();
            assertThat(session.getUpgradeRequest().getParameterMap()).isEmpty();
            assertThat(session.getUpgradeRequest().getHeaders())
                    .doesNotContainKeys("Authorization", "Cookie", "X-Token");
            assertThat(session.toString()).doesNotContain(token);
            assertThat(session.getUpgradeResponse().getExtensions()).isEmpty();
            assertThat(session.getIdleTimeout()).isEqualTo(Duration.ZERO);
        }
    }
}
