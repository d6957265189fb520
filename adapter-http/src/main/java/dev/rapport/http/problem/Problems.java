package dev.rapport.http.problem;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;

/** The problems that are HTTP's own, beside the core's {@link Refusals}. */
public final class Problems {

    /** How long a client is told to wait while the database does not answer. */
    private static final int UNAVAILABLE_RETRY_SECONDS = 2;

    private static final int MAX_CLIENT_ERROR = 499;

    private Problems() {}

    /** No token, or one that is not believed; why is nobody's business. */
    public static Problem unauthenticated() {
        return unauthorized("unauthenticated", "Not authenticated", "This needs a valid bearer token.");
    }

    /** A token that would be good, had its time not passed. */
    public static Problem tokenExpired() {
        return unauthorized("token_expired", "Token expired", "The token's time has passed: get a new one.");
    }

    public static Problem notFound() {
        return Refusals.problem(Refusal.of(RefusalCode.NOT_FOUND));
    }

    /** @param allow the methods that there are instead, as a header has them */
    public static Problem methodNotAllowed(String allow) {
        return Problem.of(405, "method_not_allowed", "Method not allowed", "There are other methods here: " + allow)
                .withHeader("Allow", allow);
    }

    /** A plain request where there are sockets alone. */
    public static Problem upgradeRequired() {
        return Problem.of(426, "invalid_request", "Upgrade required", "This is for WebSocket connections, version 13.")
                .withHeader("Upgrade", "websocket")
                .withHeader("Sec-WebSocket-Version", "13");
    }

    /** A request that can't be understood as a whole. */
    public static Problem invalidRequest(String detail) {
        return Refusals.problem(Refusal.of(RefusalCode.INVALID_REQUEST)).detailed(detail);
    }

    public static Problem invalidField(String field, String detail) {
        return Refusals.problem(new Refusal.InvalidRequest(field, detail));
    }

    public static Problem payloadTooLarge(int limit) {
        return Problem.of(413, "payload_too_large", "Payload too large", "A body has at most " + limit + " bytes.");
    }

    public static Problem unsupportedMediaType() {
        return Problem.of(
                415, "unsupported_media_type", "Unsupported media type", "A body is application/json, in UTF-8.");
    }

    public static Problem unavailable() {
        return Problem.of(503, "unavailable", "Unavailable", "The service can't do this now: try again later.")
                .withHeader("Retry-After", Integer.toString(UNAVAILABLE_RETRY_SECONDS));
    }

    /** @param correlationId by which the log tells what it was */
    public static Problem internalError(String correlationId) {
        return Problem.of(500, "internal_error", "Internal error", "Something went wrong here.")
                .with("correlation_id", correlationId);
    }

    /** What the server refuses before the API sees it: by the status that it gave. */
    public static Problem refusedByServer(int status, String phrase) {
        return switch (status) {
            case 404 -> notFound();
            case 413 -> Problem.of(413, "payload_too_large", "Payload too large", "The request is too large.");
            case 415 -> unsupportedMediaType();
            case 503 -> unavailable();
            case 400 -> invalidRequest("The request's address, its headers or its framing can't be read.");
            default -> Problem.of(status, "invalid_request", phrase, "The server can't take the request as it is.");
        };
    }

    /** Whether a status is the client's doing, or a wish that HTTP has words for. */
    public static boolean isRefusal(int status) {
        return status <= MAX_CLIENT_ERROR || status == 501 || status == 503 || status == 505;
    }

    private static Problem unauthorized(String code, String title, String detail) {
        return Problem.of(401, code, title, detail).withHeader("WWW-Authenticate", "Bearer");
    }
}
