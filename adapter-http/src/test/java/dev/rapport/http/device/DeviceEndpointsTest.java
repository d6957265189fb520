package dev.rapport.http.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Ports;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceEndpointsTest {

    private final AtomicReference<Devices> devices = new AtomicReference<>();
    private TestServer server;
    private MemberId member;
    private String token;

    @BeforeEach
    void start() {
        server = new TestServer.Setup().over(this::remember).started();
        member = server.world.aProvider().id();
        token = server.tokens.of(member);
    }

    private Ports remember(Ports ports) {
        devices.set(ports.devices());
        return ports;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void putShouldRegisterTheDeviceAndDeleteForgetIt() {
        String path = "/api/messaging/devices/fcm:APA91b%2Fx%25y%2B+z/";
        Reply reply = server.put(path, token, "{\"platform\":\"android\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(devices.get().of(member)).hasSize(1);
        Device device = devices.get().of(member).get(0);
        assertThat(device.token().value()).isEqualTo("fcm:APA91b/x%y++z");
        assertThat(device.platform()).isEqualTo(Platform.ANDROID);
        assertThat(server.delete(path, token).status()).isEqualTo(204);
        assertThat(devices.get().of(member)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"platform\":\"symbian\"}", "{\"platform\":\"Android\"}", "{\"platform\":1}"})
    void putShouldNameAPlatformThatIsNone(String body) {
        Reply reply = server.put("/api/messaging/devices/x/", token, body);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo("platform");
    }

    @Test
    void putShouldRefuseATokenThatIsTooLong() {
        assertThat(server.put("/api/messaging/devices/" + "x".repeat(4096) + "/", token, "{\"platform\":\"ios\"}")
                        .status())
                .isEqualTo(204);
        Reply reply = server.put("/api/messaging/devices/" + "x".repeat(4097) + "/", token, "{\"platform\":\"ios\"}");
        assertThat(reply.json().path("field").asText()).isEqualTo("token");
    }
}
