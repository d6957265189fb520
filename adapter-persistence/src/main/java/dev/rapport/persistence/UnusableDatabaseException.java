package dev.rapport.persistence;

/** The database answers, and can't be used as it is; the message says why in words meant for whoever runs the server. */
public final class UnusableDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
