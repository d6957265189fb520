package dev.rapport.http.problem;

/** Why a socket is closed: the contract's section 5. Each tells a client whether to come back. */
public enum CloseCode {
    /** Not JSON, binary, or without a type. */
    MALFORMED(4400, "malformed frame"),
    /** Get a token, and come back. */
    UNAUTHENTICATED(4401, "not authenticated"),
    TOKEN_EXPIRED(4401, "token expired"),
    /** Stay away. */
    NO_ACCESS(4403, "no access"),
    NO_CONVERSATION(4404, "no such conversation"),
    /** Come back, and resume. */
    TOO_SLOW(4408, "too slow"),
    SILENT(4408, "silent"),
    TOO_MANY_SOCKETS(4409, "too many sockets"),
    TOO_MANY_FRAMES(4429, "too many frames"),
    /** Come back with backoff: it is not the client's doing. */
    RESTARTING(1012, "restarting"),
    UNAVAILABLE(1012, "unavailable"),
    FAULT(1011, "internal error");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** For a developer, in a few words. */
    public String reason() {
        return reason;
    }
}
