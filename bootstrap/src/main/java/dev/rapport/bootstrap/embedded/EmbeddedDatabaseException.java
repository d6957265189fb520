package dev.rapport.bootstrap.embedded;

/** The embedded database cannot be started; the message says why in words meant for whoever runs the server. */
public sealed class EmbeddedDatabaseException extends RuntimeException permits DataFolderInUseException {

    public EmbeddedDatabaseException(String message) {
        super(message);
    }

    public EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
