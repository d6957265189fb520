package dev.rapport.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/** Requests as bytes. */
public final class Requests {

    /** What every measured message says, bare or ours. */
    public static final String CONTENT =
            "Great! Two easy days now: rest on Monday, thirty minutes on Tuesday. How does the knee feel?";

    private Requests() {}

    public static byte[] get(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** A question of somebody who shows no token. */
    public static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    }

    /** Everything of a send but its body, {@link #sendBody}, which is always equally long. */
    public static byte[] sendHead(UUID conversation, String token) {
        int length = sendBody(new UUID(0, 0)).length;
        return ("POST /api/messaging/conversations/" + conversation + "/send/ HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    public static byte[] sendBody(UUID clientMessageId) {
        return ("{\"client_message_id\":\"" + clientMessageId + "\",\"content\":\"" + CONTENT + "\"}")
                .getBytes(US_ASCII);
    }
}
