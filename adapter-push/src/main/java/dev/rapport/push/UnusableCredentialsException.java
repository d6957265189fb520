package dev.rapport.push;

/** The file named by {@code RAPPORT_FCM_CREDENTIALS} cannot be used; the message goes on after its name, and quotes nothing. */
public final class UnusableCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableCredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
