package dev.rapport.benchmark;

import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.security.TokenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A token for each member, the same each time, as {@code bin/rapport token} mints them. */
public final class Tokens {

    private static final Duration TIME_TO_LIVE = Duration.ofHours(6);

    private final Map<String, String> minted = new ConcurrentHashMap<>();
    private final TokenMinter minter;

    public Tokens(String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        this.minter = new TokenMinter(new TokenSettings(key, Optional.empty(), Optional.empty()), Clock.systemUTC());
    }

    public String of(String member) {
        return minted.computeIfAbsent(
                member,
                id -> minter.mint(
                        new TokenRequest(new MemberId(id), ViewerRole.MEMBER, Optional.empty(), TIME_TO_LIVE)));
    }
}
