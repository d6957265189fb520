package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What each connection is set to: a driver that does not take a property says nothing. */
class PoolTest {

    @Test
    void connectionsShouldGiveUpOnADatabaseThatFallsSilentAndPrepareWhatTheySend() throws SQLException {
        try (var pool = new HikariDataSource(Persistence.config(TestDatabase.settings()));
                Connection connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo((int) Persistence.SOCKET_TIMEOUT.toMillis());
            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isEqualTo(1);
        }
    }
}
