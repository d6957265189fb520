package dev.rapport.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One statement of those that are asked with every request, by plain JDBC: what JDBI does for a statement takes longer than
 * PostgreSQL's answer to these. Arguments come in the order of the question marks.
 *
 * @param reader reads the row that a result stands on
 */
public record Select<T>(String sql, RowReader<T> reader) {

    /** Reads a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows, in their order. */
    List<T> on(Connection connection, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, argument(connection, arguments[i]));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    /** All rows of a result of this statement, in their order. */
    public List<T> read(ResultSet rows) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
    }

    private static Object argument(Connection connection, Object value) throws SQLException {
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        return value instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : value;
    }
}
