package dev.rapport.http.live;

import dev.rapport.domain.Unavailable;
import dev.rapport.http.problem.CloseCode;
import dev.rapport.http.security.Authentication;
import dev.rapport.http.security.Verification;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at tokens, whichever of the three ways they come: a header, the query, a frame. That the page of another origin
 * opens a socket does no harm: there is nothing that a browser would add by itself.
 */
final class Tickets {

    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);

    private static final String QUERY_PARAMETER = "token";

    private final Authentication authentication;
    private final boolean isQueryBelieved;

    Tickets(Authentication authentication, boolean isQueryBelieved) {
        this.authentication = authentication;
        this.isQueryBelieved = isQueryBelieved;
    }

    /** What an upgrade shows. A header counts before the query. */
    Ticket of(Request upgrade) {
        List<String> headers = upgrade.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        if (!headers.isEmpty()) {
            return ticket(() -> authentication.verifyHeaders(headers));
        }
        return inQuery(upgrade).map(this::queried).orElseGet(Ticket.Later::new);
    }

    /** What a frame shows. */
    Ticket of(String token) {
        return ticket(() -> authentication.verifyToken(token));
    }

    private Ticket queried(List<String> tokens) {
        if (!isQueryBelieved || tokens.size() != 1) {
            return new Ticket.Bad(CloseCode.UNAUTHENTICATED);
        }
        return of(tokens.get(0));
    }

    /** Every value of the parameter, decoded by the server; empty where there is none. */
    private static Optional<List<String>> inQuery(Request upgrade) {
        try {
            Fields.Field field = Request.extractQueryParameters(upgrade).get(QUERY_PARAMETER);
            return Optional.ofNullable(field).map(Fields.Field::getValues);
        } catch (RuntimeException badlyEncoded) {
            LOG.debug("The query of an upgrade is not encoded as it should be", badlyEncoded);
            return Optional.of(List.of());
        }
    }

    private interface Verifying {
        Verification verify();
    }

    /**
     * Where the keys are out of reach nobody can say that a token is bad: the client is told what it is told when the
     * server restarts, that is to come back with backoff, and not to get another token.
     */
    private static Ticket ticket(Verifying verifying) {
        try {
            Verification verification = verifying.verify();
            if (verification instanceof Verification.Accepted accepted) {
                return new Ticket.Valid(
                        new Pass(accepted.viewer(), accepted.expiresAt().plus(Authentication.LEEWAY)));
            }
            if (verification instanceof Verification.Rejected rejected) {
                LOG.debug("A token was rejected: {}", rejected.reason());
                return new Ticket.Bad(CloseCode.UNAUTHENTICATED);
            }
            return new Ticket.Bad(CloseCode.TOKEN_EXPIRED);
        } catch (Unavailable keys) {
            LOG.warn("A token could not be looked at: {}", keys.getMessage());
            return new Ticket.Bad(CloseCode.UNAVAILABLE);
        }
    }
}
