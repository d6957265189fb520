package dev.rapport.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Several statements in one round trip: PostgreSQL's driver sends them together, and the server runs one after the other,
 * each with a snapshot of its own.
 */
public final class Pipeline implements AutoCloseable {

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private PreparedStatement sent;
    private boolean isAtRows;

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** Adds a statement with its arguments, in the order of its question marks. */
    public Pipeline add(String statement, Object... values) {
        statements.add(statement);
        arguments.addAll(List.of(values));
        return this;
    }

    /** Adds a question; {@link #answer} has its rows. */
    public Pipeline add(Question<?> question) {
        statements.add(question.select().sql());
        arguments.addAll(question.arguments());
        return this;
    }

    /** Adds the end of the transaction, which then takes no round trip of its own. */
    public Pipeline commit() {
        return add("COMMIT");
    }

    /** An argument for an array of that PostgreSQL type. */
    public Object array(String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** Sends what was added, and waits for all of the answers. */
    public void send() throws SQLException {
        sent = connection.prepareStatement(String.join(";\n", statements));
        Select.bind(sent, arguments);
        isAtRows = sent.execute();
    }

    /** The rows of the next statement that has rows. */
    public ResultSet rows() throws SQLException {
        while (!isAtRows) {
            if (sent.getUpdateCount() == -1) {
                throw new IllegalStateException("no more rows in the pipeline");
            }
            isAtRows = sent.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        }
        ResultSet rows = sent.getResultSet();
        isAtRows = sent.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        return rows;
    }

    /** The answer to the next question that was added. */
    public <T> List<T> answer(Question<T> question) throws SQLException {
        return question.select().read(rows());
    }

    @Override
    public void close() throws SQLException {
        if (sent != null) {
            sent.close();
        }
    }
}
