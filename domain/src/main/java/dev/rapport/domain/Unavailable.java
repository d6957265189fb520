package dev.rapport.domain;

/**
 * Thrown by an adapter when what it stands for (a database, a host's directory) does not answer. What was asked may be
 * asked again later; a send whose answer was lost is safe to repeat with the same client message id (rule 7).
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
