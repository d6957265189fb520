package dev.rapport.application;

import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.util.concurrent.Executor;

/** The use cases over adapters in memory, with a part or two exchanged as a test needs it. Immutable. */
record House(Ports ports, Rules rules, InMemoryRapport rapport, Outlets outlets) {

    /** With system A's rules; notifications are made at once, on the caller's thread. */
    static House over(InMemoryRapport rapport) {
        Ports ports = new Ports(
                rapport.directory(),
                rapport.conversations(),
                rapport.messages(),
                rapport.readMarks(),
                rapport.relationships(),
                rapport.devices());
        return new House(ports, Rules.DEFAULT, rapport, new Outlets(rapport.live(), rapport.pushes(), Runnable::run));
    }

    House with(Ports others) {
        return new House(others, rules, rapport, outlets);
    }

    House with(StartPolicy start) {
        return with(new Rules(start, rules.rateLimit(), rules.labels()));
    }

    House with(RateLimit limit) {
        return with(new Rules(rules.start(), limit, rules.labels()));
    }

    House with(Labels labels) {
        return with(new Rules(rules.start(), rules.rateLimit(), labels));
    }

    House withFeed(LiveFeed live) {
        return with(new Outlets(live, outlets.pushSender(), outlets.pushes()));
    }

    House withPushSender(PushSender pushSender) {
        return with(new Outlets(outlets.live(), pushSender, outlets.pushes()));
    }

    House withPushes(Executor pushes) {
        return with(new Outlets(outlets.live(), outlets.pushSender(), pushes));
    }

    /** What came of it; a refusal is an {@link AssertionError}. */
    static <T> T done(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    UseCases useCases() {
        return new UseCases(ports, rules, rapport.ids(), outlets);
    }

    private House with(Rules others) {
        return new House(ports, others, rapport, outlets);
    }

    private House with(Outlets others) {
        return new House(ports, rules, rapport, others);
    }
}
