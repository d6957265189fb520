package dev.rapport.http;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** The address can't be listened on; the message says so in words meant for whoever runs the server. */
public final class ListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ListenException(HttpSettings.Address address, Throwable cause) {
        super("Can't listen on " + address.host() + ":" + address.port() + ": " + reason(deepest(cause)), cause);
    }

    private static String reason(Throwable fault) {
        if (fault instanceof UnresolvedAddressException || fault instanceof UnknownHostException) {
            return "there is no host of that name.";
        }
        String said = String.valueOf(fault.getMessage());
        return said.contains("in use") ? said + ". Is another server running there?" : said + ".";
    }

    private static Throwable deepest(Throwable fault) {
        return fault.getCause() == null ? fault : deepest(fault.getCause());
    }
}
