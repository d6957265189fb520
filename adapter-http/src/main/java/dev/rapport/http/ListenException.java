package dev.rapport.http;

/** The address can't be listened on; the message says so in words meant for whoever runs the server. */
public final class ListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ListenException(HttpSettings.Address address, Throwable cause) {
        super(
                "Can't listen on " + address.host() + ":" + address.port() + ": "
                        + deepest(cause).getMessage() + ". Is another server running there?",
                cause);
    }

    private static Throwable deepest(Throwable fault) {
        return fault.getCause() == null ? fault : deepest(fault.getCause());
    }
}
