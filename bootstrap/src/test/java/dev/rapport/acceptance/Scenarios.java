package dev.rapport.acceptance;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all scenarios have: a store, and a node on it with the ticket's rules. */
abstract class Scenarios {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Store store;
    Stage stage;

    /** An empty store. */
    abstract Store emptyStore();

    @BeforeEach
    void aNodeOnAnEmptyStore() {
        store = emptyStore();
        if (store instanceof AutoCloseable closeable) {
            opened.push(closeable);
        }
        stage = node(Rules.DEFAULT);
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    Store store() {
        return store;
    }

    /** One more node on the same store, by those rules. */
    Stage node(Rules rules) {
        return closedLater(new Stage(store, rules));
    }

    <S extends AutoCloseable> S closedLater(S closeable) {
        opened.push(closeable);
        return closeable;
    }

    static Rules eitherStarts() {
        return new Rules(StartPolicy.EITHER, RateLimit.DEFAULT, Labels.DEFAULT);
    }

    static Rules unlimited() {
        return new Rules(StartPolicy.PROVIDER, RateLimit.OFF, Labels.DEFAULT);
    }
}
