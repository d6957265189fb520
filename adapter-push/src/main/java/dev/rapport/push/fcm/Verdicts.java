package dev.rapport.push.fcm;

import com.google.auth.Retryable;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.MessagingErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the SDK throws. */
final class Verdicts {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** How FCM says that it is the token that is wrong, be it among the fields or in words. */
    private static final List<String> BLAMES = List.of("\"message.token\"", "not a valid FCM registration token");

    private Verdicts() {}

    static Verdict on(Throwable thrown) {
        Optional<Verdict> ofAccount = causes(thrown, Retryable.class)
                .filter(fault -> !fault.isRetryable())
                .findFirst()
                .map(fault -> new Verdict.Refused("service account not accepted", words(thrown)));
        if (ofAccount.isPresent()) {
            return ofAccount.get();
        }
        Optional<ServiceUnavailable> unavailable =
                causes(thrown, ServiceUnavailable.class).findFirst();
        if (unavailable.isPresent()) {
            return new Verdict.Passing(unavailable.get().retryAfter(), words(thrown));
        }
        // What is no answer of FCM's, or none that the SDK can read, may be another one next time.
        return thrown instanceof FirebaseMessagingException refusal && refusal.getHttpResponse() != null
                ? on(refusal, refusal.getHttpResponse())
                : new Verdict.Passing(Optional.empty(), words(thrown));
    }

    private static Verdict on(FirebaseMessagingException refusal, IncomingHttpResponse answer) {
        MessagingErrorCode code = refusal.getMessagingErrorCode();
        return code == null ? byStatus(refusal, answer) : byCode(code, refusal, answer);
    }

    private static Verdict byCode(
            MessagingErrorCode code, FirebaseMessagingException refusal, IncomingHttpResponse answer) {
        return switch (code) {
            case UNREGISTERED -> new Verdict.Unregistered();
            case INVALID_ARGUMENT ->
                blamesTheToken(answer) ? new Verdict.Unregistered() : new Verdict.Refused(code.name(), words(refusal));
            case SENDER_ID_MISMATCH ->
                new Verdict.Refused(
                        code.name(), "the token was made for another Firebase project than the service account's");
            case THIRD_PARTY_AUTH_ERROR ->
                new Verdict.Refused(
                        code.name(), "the project's APNs key or web push certificate is missing or not valid");
            case QUOTA_EXCEEDED, UNAVAILABLE, INTERNAL ->
                new Verdict.Passing(RetryAfter.of(answer.getHeaders()), code + ": " + words(refusal));
        };
    }

    /** Without a code of FCM's it need not be FCM that answers: no token is forgotten for it. */
    private static Verdict byStatus(FirebaseMessagingException refusal, IncomingHttpResponse answer) {
        int status = answer.getStatusCode();
        boolean isLasting = BAD_REQUEST <= status
                && status < SERVER_ERROR
                && status != REQUEST_TIMEOUT
                && status != TOO_MANY_REQUESTS;
        String code = "HTTP " + status;
        return isLasting
                ? new Verdict.Refused(code, words(refusal))
                : new Verdict.Passing(RetryAfter.of(answer.getHeaders()), code + ": " + words(refusal));
    }

    private static boolean blamesTheToken(IncomingHttpResponse answer) {
        String content = String.valueOf(answer.getContent());
        return BLAMES.stream().anyMatch(content::contains);
    }

    private static <T> Stream<T> causes(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String words(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
