package dev.rapport.http.security;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Endpoint;
import dev.rapport.http.exchange.ViewerEndpoint;
import dev.rapport.http.problem.Problems;
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

    private final TokenVerifier verifier;

    public Authentication(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    public Endpoint required(ViewerEndpoint endpoint) {
        return call -> {
            Verification verification = verify(call);
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

    private Verification verify(Call call) {
        List<String> headers = call.headers("Authorization");
        if (headers.size() != 1) {
            return new Verification.Rejected("not one Authorization header, but " + headers.size());
        }
        Matcher bearer = BEARER.matcher(headers.get(0));
        return bearer.matches()
                ? verifier.verify(bearer.group("token"))
                : new Verification.Rejected("the Authorization header has no bearer token");
    }
}
