package dev.rapport.persistence;

/** PostgreSQL refused a statement for a reason that asking again does not mend. */
public final class FailedStatement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** PostgreSQL's code for what a role may not do. */
    static final String FORBIDDEN = "42501";

    private final String sqlState;

    FailedStatement(String sqlState, Throwable cause) {
        super("a statement failed: " + sqlState, cause);
        this.sqlState = sqlState;
    }

    /** PostgreSQL's five-letter code of the fault. */
    public String sqlState() {
        return sqlState;
    }
}
