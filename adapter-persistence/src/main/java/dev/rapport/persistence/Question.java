package dev.rapport.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * A statement with its arguments, in the order of its question marks.
 *
 * @param arguments none of them null; arrays as those that {@link Select#bind} knows
 */
public record Question<T>(Select<T> select, List<Object> arguments) {

    public Question(Select<T> select, Object... arguments) {
        this(select, Arrays.asList(arguments));
    }

    /** All rows, in their order. */
    public List<T> on(Connection connection) throws SQLException {
        return select.on(connection, arguments);
    }
}
