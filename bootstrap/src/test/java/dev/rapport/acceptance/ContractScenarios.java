package dev.rapport.acceptance;

import dev.rapport.application.Rules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What the contract says, sentence by sentence: on one node for all of a class's scenarios, each with its own people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractScenarios {

    Store store;
    Stage stage;

    /** An empty store. */
    abstract Store emptyStore();

    @BeforeAll
    void open() {
        store = emptyStore();
        stage = new Stage(store, Rules.DEFAULT);
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    Duo aDuo() {
        return Duo.on(stage);
    }
}
