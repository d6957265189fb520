package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingVerifierTest {

    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final MutableClock clock = MutableClock.standing();
    private final List<String> looked = new ArrayList<>();
    private Instant expiry = clock.instant().plus(Duration.ofHours(1));
    private final RememberingVerifier verifier = new RememberingVerifier(this::look, AT_MOST, clock);

    /** Believes what begins with "good": it speaks of whoever it names. */
    private Verification look(String token) {
        looked.add(token);
        return token.startsWith("good")
                ? new Verification.Accepted(Viewer.member(new MemberId(token)), expiry)
                : new Verification.Rejected("it is bad");
    }

    @Test
    void tokenShouldBeLookedAtOnce() {
        Verification first = verifier.verify("good-1");

        assertThat(verifier.verify("good-1")).isEqualTo(first);
        assertThat(verifier.verify("good-2")).isNotEqualTo(first);
        assertThat(looked).containsExactly("good-1", "good-2");
    }

    @Test
    void tokenThatIsNotBelievedShouldNotBeRemembered() {
        verifier.verify("bad");

        assertThat(verifier.verify("bad")).isInstanceOf(Verification.Rejected.class);
        assertThat(looked).containsExactly("bad", "bad");
    }

    @Test
    void tokenShouldBeLookedAtAgainOnceItMayHaveExpired() {
        expiry = clock.instant().plus(Duration.ofMinutes(1));
        verifier.verify("good");

        clock.advance(Duration.ofMinutes(1).plus(ClaimRules.LEEWAY).minusNanos(1));
        verifier.verify("good");
        assertThat(looked).hasSize(1);

        clock.advance(Duration.ofNanos(1));
        verifier.verify("good");
        assertThat(looked).hasSize(2);
    }

    /** A key that is published no longer is not believed for much longer. */
    @Test
    void tokenShouldBeLookedAtAgainAfterAWhile() {
        verifier.verify("good");

        clock.advance(AT_MOST.minusNanos(1));
        verifier.verify("good");
        assertThat(looked).hasSize(1);

        clock.advance(Duration.ofNanos(1));
        verifier.verify("good");
        assertThat(looked).hasSize(2);
    }

    @Test
    void onlyThoseUsedLastShouldBeRemembered() {
        verifier.verify("good");
        verifier.verify("good-used");
        for (int i = 0; i < RememberingVerifier.MOST - 1; i++) {
            verifier.verify("bad-" + i);
            verifier.verify("good-" + i);
            verifier.verify("good-used");
        }
        looked.clear();

        verifier.verify("good-used");
        assertThat(looked).isEmpty();
        verifier.verify("good");
        assertThat(looked).containsExactly("good");
    }
}
