package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.limit.RateLimit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final String INSERT =
            "INSERT INTO rapport.member (id, name, sort_key, search_key, role) VALUES ('t-1', 'T', 't', 't', 'provider')";

    private final Database database = new Database(TestDatabase.dataSource());

    @BeforeEach
    void anEmptyDatabase() {
        TestDatabase.node("first", RateLimit.DEFAULT);
        TestDatabase.empty();
    }

    @Test
    void questionsInASnapshotShouldSeeOneAndTheSameState() {
        long seen = database.inSnapshot(handle -> {
            long before = members(handle);
            TestDatabase.execute(INSERT);
            return before + members(handle);
        });

        assertThat(seen).isZero();
        assertThat(database.<Long>inSnapshot(SnapshotTest::members)).isEqualTo(1);
    }

    @Test
    void snapshotShouldChangeNothing() {
        assertThatThrownBy(() -> database.inSnapshot(handle -> handle.execute(INSERT)))
                .hasStackTraceContaining("read-only transaction");
    }

    private static long members(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM rapport.member")
                .mapTo(Long.class)
                .one();
    }
}
