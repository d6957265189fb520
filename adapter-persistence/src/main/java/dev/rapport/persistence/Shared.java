package dev.rapport.persistence;

import dev.rapport.domain.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks {@linkplain Together together} what is asked at the same time. Where that fails, each is asked for alone: one that
 * can't be answered spoils nobody else's answer. A database that is out of reach is so for all of them. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Shared<Q, A> {

    private static final Logger LOG = LoggerFactory.getLogger(Shared.class);

    private final Function<List<Q>, List<A>> statement;
    private final Together<Q, Optional<A>> together;

    /**
     * @param most how many are asked together at most
     * @param statement answers each in its place, for any number of them
     */
    public Shared(int most, Function<List<Q>, List<A>> statement) {
        this.statement = statement;
        this.together = new Together<>(most, this::askTogether);
    }

    /** The answer. */
    public A of(Q question) {
        return together.of(question).orElseGet(() -> alone(question));
    }

    /** How many wait for the next statement. */
    int waiting() {
        return together.waiting();
    }

    /** The answer to a question that nobody shares: for one that others should not have to wait for. */
    public A alone(Q question) {
        return statement.apply(List.of(question)).get(0);
    }

    private List<Optional<A>> askTogether(List<Q> questions) {
        try {
            return statement.apply(questions).stream().map(Optional::of).toList();
        } catch (Unavailable forAll) {
            throw forAll;
        } catch (RuntimeException fault) {
            if (questions.size() == 1) {
                throw fault;
            }
            LOG.info("Asks {} questions one by one that failed together: {}", questions.size(), fault.toString());
            return questions.stream().map(question -> Optional.<A>empty()).toList();
        }
    }
}
