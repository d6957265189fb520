package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.listen.Ending;
import dev.rapport.bootstrap.listen.JsonPrinter;
import dev.rapport.bootstrap.listen.Listener;
import dev.rapport.bootstrap.listen.Notices;
import dev.rapport.bootstrap.listen.Patience;
import dev.rapport.bootstrap.listen.Printer;
import dev.rapport.bootstrap.listen.ServerAddress;
import dev.rapport.bootstrap.listen.TextPrinter;
import dev.rapport.bootstrap.listen.TokenSource;
import dev.rapport.bootstrap.process.UntilSignal;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.security.TokenSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "listen",
        description = {
            "Prints what happens, as it happens, to one member: messages, receipts, typing.",
            "It comes back by itself when the connection is lost, and misses no message. Until Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    @ArgGroup(multiplicity = "1")
    private Who who;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerAddress.DEFAULT,
            description = "Where the server is (default: " + ServerAddress.DEFAULT + ").")
    private String url;

    @Option(names = "--conversation", paramLabel = "ID", description = "Listen to this conversation alone.")
    private String conversation;

    @Option(names = "--json", description = "Print events as JSON, as docs/protocol.md has them.")
    private boolean json;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    private final Surroundings surroundings;

    ListenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whose events they are. */
    private static final class Who {

        @Option(
                names = "--as",
                paramLabel = "MEMBER",
                description = {
                    "The member's id. The token is made with RAPPORT_JWT_SECRET,",
                    "or with what a demo has left in the data folder."
                })
        private String member;

        @Option(names = "--token", paramLabel = "TOKEN", description = "A token of the member's.")
        private String token;
    }

    @Override
    public Integer call() throws Exception {
        ServerAddress server = ServerAddress.parse(url)
                .orElseThrow(() -> mistake("--url is like http://127.0.0.1:8080, not \"" + url + "\"."));
        var target = new Listener.Target(server, conversation());
        Optional<MemberId> member = member();
        TokenSource tokens = tokens(member, data.applyTo(surroundings.settings(Settings.Secret.OPTIONAL)));
        var listener =
                new Listener(target, tokens, printer(), new Notices(surroundings.err(), server), Patience.DEFAULT);
        return UntilSignal.run(() -> end(listener.listen()));
    }

    private int end(Ending ending) {
        if (ending.next() == Ending.Next.DONE) {
            return 0;
        }
        surroundings.err().println(ending.words() + (ending.words().endsWith(".") ? "" : "."));
        return RapportCommand.FAILED;
    }

    private Printer printer() {
        return json
                ? new JsonPrinter(surroundings.out())
                : new TextPrinter(surroundings.out(), surroundings.clock().withZone(ZoneId.systemDefault()));
    }

    private TokenSource tokens(Optional<MemberId> member, Settings settings) {
        if (member.isEmpty()) {
            return TokenSource.fixed(who.token);
        }
        boolean isSet = settings.secret().isPresent();
        if (!isSet && settings.tokens().isPresent()) {
            throw new ConfigurationException(
                    List.of(
                            "RAPPORT_JWT_JWKS_URL is set, so tokens are signed by whoever has the keys to it: say one with --token."));
        }
        TokenSettings signing = settings.secret().orElseGet(() -> demoTokens(settings.dataFolder()));
        var minter = new TokenMinter(signing, surroundings.clock());
        var request = new TokenRequest(member.get(), ViewerRole.MEMBER, Optional.empty(), TOKEN_LIFE);
        return new TokenSource(
                () -> minter.mint(request),
                true,
                isSet
                        ? "Is RAPPORT_JWT_SECRET the one that the server has?"
                        : "Does the server run on the data folder "
                                + settings.dataFolder().toAbsolutePath() + "?");
    }

    private static TokenSettings demoTokens(Path folder) {
        byte[] secret = EmbeddedDatabase.storedSecret(folder, DemoCommand.SECRET)
                .orElseThrow(() -> new ConfigurationException(List.of(
                        "RAPPORT_JWT_SECRET is not set, and no demo has run in " + folder.toAbsolutePath() + ":",
                        "set the secret that the server has, or name the demo's folder with --data.")));
        return new TokenSettings(secret, Optional.empty(), Optional.empty());
    }

    private Optional<MemberId> member() {
        return Optional.ofNullable(who.member)
                .map(id -> MemberId.parse(id)
                        .orElseThrow(() -> mistake("--as is a member's id, like trainee-1, not \"" + id + "\".")));
    }

    private Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation)
                .map(id -> ConversationId.parse(id)
                        .orElseThrow(() -> mistake("--conversation is a conversation's id, not \"" + id + "\".")));
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
