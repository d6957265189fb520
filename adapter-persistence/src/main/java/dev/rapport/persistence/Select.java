package dev.rapport.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One statement of those that are asked with every request, by plain JDBC: what JDBI does for a statement takes longer than
 * PostgreSQL's answer to these. Arguments come in the order of the question marks.
 *
 * @param reader reads the row that a result stands on
 */
public record Select<T>(String sql, RowReader<T> reader) {

    private static final Map<Class<?>, String> ARRAYS = Map.of(
            String[].class, "text",
            UUID[].class, "uuid",
            Long[].class, "bigint",
            Integer[].class, "integer",
            Boolean[].class, "boolean");

    /** Reads a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows, in their order. */
    List<T> on(Connection connection, List<Object> arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
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

    /** Hands arguments over; arrays of texts, UUIDs, numbers and truth values as such. */
    static void bind(PreparedStatement statement, List<Object> arguments) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < arguments.size(); i++) {
            Object value = arguments.get(i);
            String type = value instanceof Object[] ? ARRAYS.get(value.getClass()) : null;
            statement.setObject(i + 1, type == null ? value : connection.createArrayOf(type, (Object[]) value));
        }
    }
}
