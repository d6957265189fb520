package com.example.coaching;

import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.Unavailable;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the core refuses, as Spring's problems; Spring's own handler, which this is, writes them. */
@RestControllerAdvice
class Refusals extends ResponseEntityExceptionHandler {

    /** What was done; where it was refused, Spring answers with the problem. */
    static <T> T orProblem(Result<T> result) {
        return result.fold(done -> done, refusal -> {
            throw problem(refusal);
        });
    }

    private static ErrorResponseException problem(Refusal refusal) {
        HttpStatus status = switch (refusal.code()) {
            case CONVERSATION_NOT_FOUND, NOT_FOUND, NO_RELATIONSHIP, UNKNOWN_MEMBER -> HttpStatus.NOT_FOUND;
            case CONVERSATION_ARCHIVED, IMPERSONATION_READ_ONLY, START_NOT_ALLOWED, FORBIDDEN -> HttpStatus.FORBIDDEN;
            case INVALID_REQUEST, CONTENT_BLANK, CONTENT_TOO_LONG, CONTENT_INVALID -> HttpStatus.BAD_REQUEST;
            case CLIENT_MESSAGE_ID_REUSED -> HttpStatus.CONFLICT;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
        };
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setProperty("code", refusal.code().name().toLowerCase(Locale.ROOT));
        ErrorResponseException problem = new ErrorResponseException(status, detail, null);
        if (refusal instanceof Refusal.RateLimited limited) {
            long seconds = limited.retryAfter().plusSeconds(1).minusNanos(1).toSeconds();
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail doesNotAnswer(Unavailable fault) {
        return ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
