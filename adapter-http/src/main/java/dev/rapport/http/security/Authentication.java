package dev.rapport.http.security;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Endpoint;
import dev.rapport.http.exchange.ViewerEndpoint;
import dev.rapport.http.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those with a good bearer token in. A token is looked at once for a request. */
public final class Authentication {

    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

    private static final Pattern BEARER =
            Pattern.compile("Bearer +(?<token>[A-Za-z0-9._~+/=-]+)", Pattern.CASE_INSENSITIVE);

    /** How far clocks may differ: so long after its {@code exp} a token is still believed. */
    public static final Duration LEEWAY = ClaimRules.LEEWAY;

    private final TokenVerifier verifier;

    public Authentication(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    public Endpoint required(ViewerEndpoint endpoint) {
        return call -> {
            Verification verification = verifyHeaders(call.headers("Authorization"));
            if (verification instanceof Verification.Accepted accepted) {
                return endpoint.answer(call, accepted.viewer());
            }
            if (verification instanceof Verification.Rejected rejected) {
                LOG.debug("A token was rejected: {}", rejected.reason());
                return Answer.problem(Problems.unauthenticated());
            }
            return Answer.problem(Problems.tokenExpired());
        };
    }

    /** Looks at every Authorization header of a request: there has to be one. */
    public Verification verifyHeaders(List<String> headers) {
        if (headers.size() != 1) {
            return new Verification.Rejected("not one Authorization header, but " + headers.size());
        }
        Matcher bearer = BEARER.matcher(headers.get(0));
        return bearer.matches()
                ? verifier.verify(bearer.group("token"))
                : new Verification.Rejected("the Authorization header has no bearer token");
    }

    /** Looks at a token as it is. */
    public Verification verifyToken(String token) {
        return verifier.verify(token);
    }
}
