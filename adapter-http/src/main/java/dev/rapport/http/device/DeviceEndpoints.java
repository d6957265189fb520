package dev.rapport.http.device;

import dev.rapport.application.device.KeepDevices;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** The viewer's devices, each named by its push token, which is a secret and never given back. */
public final class DeviceEndpoints {

    private static final Map<String, Platform> PLATFORMS =
            Map.of("android", Platform.ANDROID, "ios", Platform.IOS, "web", Platform.WEB);

    private final KeepDevices keepDevices;

    public DeviceEndpoints(KeepDevices keepDevices) {
        this.keepDevices = keepDevices;
    }

    private record Registration(PushToken token, Platform platform) {}

    public Answer put(Call call, Viewer viewer) {
        return token(call)
                .then(token ->
                        call.body().then(DeviceEndpoints::platform).map(platform -> new Registration(token, platform)))
                .fold(
                        registration -> keepDevices
                                .register(viewer, registration.token(), registration.platform())
                                .fold(registered -> Answer.noContent(), Answer::refused),
                        problem -> refusedOr(viewer, Answer.problem(problem)));
    }

    /** What can't be a token is no device of anybody's: it is gone. */
    public Answer delete(Call call, Viewer viewer) {
        return token(call)
                .fold(
                        token ->
                                keepDevices.unregister(viewer, token).fold(gone -> Answer.noContent(), Answer::refused),
                        (Problem noToken) -> refusedOr(viewer, Answer.noContent()));
    }

    private Answer refusedOr(Viewer viewer, Answer otherwise) {
        return keepDevices.refusal(viewer).map(Answer::refused).orElse(otherwise);
    }

    private static Parsed<PushToken> token(Call call) {
        return Parsed.of(
                PushToken.parse(call.path("token")),
                "token",
                "A push token has 1 to " + PushToken.MAX_LENGTH + " visible ASCII characters.");
    }

    private static Parsed<Platform> platform(JsonObject body) {
        return body.text("platform")
                .then(text -> Parsed.of(
                        Optional.ofNullable(PLATFORMS.get(text)), "platform", "A platform is android, ios or web."));
    }
}
