package dev.rapport.testkit.fcm;

import java.util.Map;

/** What a {@link FakeFcm} answers. */
public record FakeAnswer(int status, Map<String, String> headers, String body, Hangs hangs) {

    /** Where an answer stops, until it is released. */
    public enum Hangs {
        NOWHERE,
        BEFORE_THE_HEADERS,
        BEFORE_THE_LAST_BYTE
    }

    private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

    public FakeAnswer {
        headers = Map.copyOf(headers);
    }

    /** The push is taken. */
    public static FakeAnswer taken() {
        return raw(200, "{\"name\":\"projects/fake/messages/1\"}");
    }

    /** Whatever that is. */
    public static FakeAnswer raw(int status, String body) {
        return new FakeAnswer(status, Map.of(), body, Hangs.NOWHERE);
    }

    /** An error of Google's, without a code of FCM's: {@code error(503, "UNAVAILABLE")}. */
    public static FakeAnswer error(int status, String name) {
        return raw(
                status, "{\"error\":{\"code\":%d,\"message\":\"planted\",\"status\":\"%s\"}}".formatted(status, name));
    }

    /** An error of FCM's: {@code error(404, "NOT_FOUND", "UNREGISTERED")}. */
    public static FakeAnswer error(int status, String name, String code) {
        return error(status, name, code, "planted", "");
    }

    /** An error of FCM's in other words, and with other details beside its code, as JSON. */
    public static FakeAnswer error(int status, String name, String code, String message, String details) {
        return raw(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[{\"@type\":\"%s\",\"errorCode\":\"%s\"}%s]}}"
                        .formatted(status, message, name, FCM_ERROR, code, details.isEmpty() ? "" : "," + details));
    }

    /** The device is not registered any more. */
    public static FakeAnswer unregistered() {
        return error(404, "NOT_FOUND", "UNREGISTERED");
    }

    /** The same with a header. */
    public FakeAnswer with(String header, String value) {
        return new FakeAnswer(status, Map.of(header, value), body, hangs);
    }

    /** The same, but not until it is released. */
    public FakeAnswer hanging() {
        return new FakeAnswer(status, headers, body, Hangs.BEFORE_THE_HEADERS);
    }

    /** The same, but the last byte not until it is released. */
    public FakeAnswer hangingInTheBody() {
        return new FakeAnswer(status, headers, body, Hangs.BEFORE_THE_LAST_BYTE);
    }
}
