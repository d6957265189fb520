package dev.rapport.bootstrap.cli;

import dev.rapport.bootstrap.demo.Invitation;
import dev.rapport.bootstrap.demo.SampleData;
import dev.rapport.bootstrap.demo.SampleMembers;
import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.server.Standalone;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.http.security.TokenSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = {
            "Everything at once, to try it: the server, a PostgreSQL of its own, and samples.",
            "It prints commands to talk to it. Never on another database: RAPPORT_DATABASE_URL is not used."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    /** The name of the secret that tokens are signed with where none is set, in the data folder. */
    static final String SECRET = "demo.jwt";

    @Mixin
    private DataOption data;

    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = data.applyTo(surroundings.settings(Settings.Secret.OPTIONAL));
        requireRoomForSamples(settings.rules().rateLimit());
        surroundings
                .err()
                .println("Starting the demo in " + settings.dataFolder().toAbsolutePath() + " …");
        if (settings.tokens().isPresent() && settings.secret().isEmpty()) {
            surroundings
                    .err()
                    .println(
                            "Warning: RAPPORT_JWT_JWKS_URL is not used: the demo signs its tokens with a secret of its own.");
        }
        return new Lifecycle(Standalone.STOP_LIMIT).run(lifecycle -> open(lifecycle, settings));
    }

    private static void requireRoomForSamples(RateLimit limit) {
        if (!limit.isOff() && limit.sends() < SampleData.MOST_SENDS) {
            throw new ConfigurationException(List.of(
                    "RAPPORT_RATE_LIMIT is %d: the demo's sample trainer sends %d messages at once. Set it to %2$d or more."
                            .formatted(limit.sends(), SampleData.MOST_SENDS)));
        }
    }

    private void open(Lifecycle lifecycle, Settings settings) throws Exception {
        EmbeddedDatabase database = Standalone.openEmbeddedDatabase(lifecycle, settings);
        TokenSettings tokens = settings.secret()
                .orElseGet(() -> new TokenSettings(database.secret(SECRET), Optional.empty(), Optional.empty()));
        Standalone server = Standalone.open(lifecycle, settings.withDatabase(database.settings()), tokens);
        SampleData sample = new SampleData(server.useCases(), server.putMember());
        sample.ensure();
        new Invitation(
                        surroundings.out(),
                        server.address(),
                        new TokenMinter(tokens, surroundings.clock()),
                        settings.rules().labels(),
                        settings.secret().isEmpty() ? Optional.of(settings.dataFolder()) : Optional.empty())
                .print(sample.conversationOf(SampleMembers.TRAINER, SampleMembers.TRAINEE));
    }
}
