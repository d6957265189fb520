package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Mints an HS256 token with RAPPORT_JWT_SECRET, and prints it.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

    @Option(names = "--sub", required = true, paramLabel = "ID", description = "The member's id.")
    private String subject;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "member",
            description = "member, admin or service (default: member).")
    private ViewerRole role;

    @Option(
            names = "--impersonator",
            paramLabel = "ID",
            description = "Who looks through the member's eyes: such a token reads, and changes nothing.")
    private String impersonator;

    @Option(
            names = "--ttl",
            paramLabel = "TTL",
            defaultValue = "1h",
            converter = Ttl.class,
            description = "How long it is good for: 30s, 15m, 1h, 7d (default: 1h).")
    private Duration timeToLive;

    @Spec
    private CommandSpec spec;

    private final Surroundings surroundings;

    TokenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        TokenRequest request = request();
        Settings settings = surroundings.settings(Settings.Secret.NEEDED);
        var minter = new TokenMinter(settings.secret().orElseThrow(), surroundings.clock());
        surroundings.out().println(minter.mint(request));
    }

    private TokenRequest request() {
        MemberId member = id("--sub", subject);
        Optional<MemberId> actor = Optional.ofNullable(impersonator).map(text -> id("--impersonator", text));
        if (timeToLive.isZero() || timeToLive.toDays() > TokenRequest.MAX_DAYS) {
            throw mistake("--ttl is a second to " + TokenRequest.MAX_DAYS + " days.");
        }
        return new TokenRequest(member, role, actor, timeToLive);
    }

    private MemberId id(String option, String text) {
        return MemberId.parse(text)
                .orElseThrow(() -> mistake(
                        option + " is 1 to 128 letters, digits and . _ : @ - characters, not \"" + text + "\"."));
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
