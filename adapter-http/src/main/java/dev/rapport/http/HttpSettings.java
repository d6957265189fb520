package dev.rapport.http;

import dev.rapport.http.site.SiteFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the server listens, for which web origins, and what it serves besides the API.
 *
 * @param host the address of the API
 * @param port its port; 0 lets the system choose a free one
 * @param management where health and metrics are served besides; empty for nowhere
 * @param corsOrigins the origins ({@code scheme://host[:port]}) whose pages may call the API
 * @param isQueryTokenBelieved whether a socket's token may come as {@code ?token=} too, where proxies may log it
 * @param site the files of the Messages page; none for the API alone
 */
public record HttpSettings(
        String host,
        int port,
        Optional<Address> management,
        List<String> corsOrigins,
        boolean isQueryTokenBelieved,
        List<SiteFile> site) {

    public HttpSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(management, "management");
        Address.requirePort(port);
        corsOrigins = List.copyOf(corsOrigins);
        site = List.copyOf(site);
    }

    /** For the API alone. */
    public HttpSettings(
            String host,
            int port,
            Optional<Address> management,
            List<String> corsOrigins,
            boolean isQueryTokenBelieved) {
        this(host, port, management, corsOrigins, isQueryTokenBelieved, List.of());
    }

    /** With tokens in the query, which is the default. */
    public HttpSettings(String host, int port, Optional<Address> management, List<String> corsOrigins) {
        this(host, port, management, corsOrigins, true);
    }

    /** The same with the Messages page. */
    public HttpSettings withSite(List<SiteFile> files) {
        return new HttpSettings(host, port, management, corsOrigins, isQueryTokenBelieved, files);
    }

    /** A host to bind to and a port on it; 0 lets the system choose a free one. */
    public record Address(String host, int port) {

        public static final int MAX_PORT = 65_535;

        public Address {
            Objects.requireNonNull(host, "host");
            requirePort(port);
        }

        private static void requirePort(int port) {
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("A port is 0 to " + MAX_PORT + ", not " + port);
            }
        }
    }
}
