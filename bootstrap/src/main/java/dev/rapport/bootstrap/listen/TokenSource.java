package dev.rapport.bootstrap.listen;

import java.util.function.Supplier;

/**
 * Where the listener's tokens come from.
 *
 * @param next the token for the next connection
 * @param isRenewable whether that is a new one each time
 * @param hint what a person can do about a token that the server refuses: a sentence
 */
public record TokenSource(Supplier<String> next, boolean isRenewable, String hint) {

    /** One that somebody has been given, and that nothing can be done about once it has expired. */
    public static TokenSource fixed(String token) {
        return new TokenSource(() -> token, false, "Get a new one for --token.");
    }
}
