package dev.rapport.benchmark.micro;

import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.http.security.Verification;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whether a token is believed: a genuine one, and one that somebody has changed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {

    private final TokenSettings settings =
            new TokenSettings(new byte[TokenSettings.MIN_SECRET_BYTES], Optional.empty(), Optional.empty());
    private final TokenVerifier verifier = settings.verifier(Clock.systemUTC());
    private final String genuine = new TokenMinter(settings, Clock.systemUTC())
            .mint(new TokenRequest(new MemberId("t-7"), ViewerRole.MEMBER, Optional.empty(), Duration.ofHours(1)));
    private final String forged = genuine.substring(0, genuine.lastIndexOf('.') + 1) + "A".repeat(43);

    @Benchmark
    public Verification genuine() {
        return verifier.verify(genuine);
    }

    @Benchmark
    public Verification forged() {
        return verifier.verify(forged);
    }
}
