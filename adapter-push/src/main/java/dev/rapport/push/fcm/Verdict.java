package dev.rapport.push.fcm;

import java.time.Duration;
import java.util.Optional;

/** What it means that FCM did not take a push. */
sealed interface Verdict {

    /** The fault may pass: to be tried again, no earlier than FCM asked for. */
    record Passing(Optional<Duration> retryAfter, String why) implements Verdict {}

    /** FCM does not know the token, or it never was one: to be forgotten. */
    record Unregistered() implements Verdict {}

    /**
     * FCM will never take it, though the token may be good: something is wrong with the set-up, or with us.
     *
     * @param code what kind of refusal it is, in FCM's words where it has some
     */
    record Refused(String code, String why) implements Verdict {}
}
