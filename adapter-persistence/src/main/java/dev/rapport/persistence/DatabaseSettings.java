package dev.rapport.persistence;

import java.util.Objects;

/**
 * How to reach the database.
 *
 * @param jdbcUrl {@code jdbc:postgresql:…}, without user and password
 * @param user the role to connect as
 * @param password that role's password; empty where the server asks for none
 * @param poolSize how many connections to hold at most
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {

    public static final int MAX_POOL_SIZE = 1000;

    public DatabaseSettings {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (poolSize < 1 || poolSize > MAX_POOL_SIZE) {
            throw new IllegalArgumentException("A pool holds 1 to " + MAX_POOL_SIZE + " connections, not " + poolSize);
        }
    }

    /** Says everything but the password: settings end up in logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password=(hidden), poolSize=" + poolSize
                + "]";
    }
}
