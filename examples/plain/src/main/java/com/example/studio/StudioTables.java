package com.example.studio;

import dev.rapport.domain.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The studio's own tables, in plain JDBC. */
final class StudioTables {

    private final DataSource dataSource;

    StudioTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Makes the tables where there are none. */
    void make() {
        try (InputStream tables = StudioTables.class.getResourceAsStream("tables.sql")) {
            update(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** All rows that a query gives. */
    <T> List<T> query(String sql, Row<T> row, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection.prepareStatement(sql), values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException fault) {
            throw outOfReach(fault);
        }
    }

    /** Changes rows; how many. */
    int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection.prepareStatement(sql), values)) {
            return statement.executeUpdate();
        } catch (SQLException fault) {
            throw outOfReach(fault);
        }
    }

    private static PreparedStatement bound(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A directory that can't answer says so: "nobody" would be an answer, and a wrong one. */
    private static Unavailable outOfReach(SQLException fault) {
        return new Unavailable("the studio's tables can't be read", fault);
    }
}
