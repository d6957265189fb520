package dev.rapport.bootstrap.settings;

/** Every environment variable that Rapport reads, and what it means where it is not set; empty for "nothing". */
public enum Variable {
    HOST("127.0.0.1"),
    PORT("8080"),
    MANAGEMENT_HOST("127.0.0.1"),
    MANAGEMENT_PORT("8081"),
    DATABASE_URL(""),
    DATABASE_POOL("10"),
    DATA(".rapport"),
    JWT_SECRET(""),
    JWT_JWKS_URL(""),
    JWT_ISSUER(""),
    JWT_AUDIENCE(""),
    START("provider"),
    RATE_LIMIT("30"),
    PROVIDER_LABEL("Trainer"),
    CUSTOMER_LABEL("Trainee"),
    FCM_CREDENTIALS(""),
    FCM_ENDPOINT(""),
    CORS_ORIGINS(""),
    WS_QUERY_TOKEN("on"),
    LOG_FORMAT("text");

    /** What all of them begin with, so that what begins so and is none of them is a slip of the pen. */
    public static final String PREFIX = "RAPPORT_";

    private final String fallback;

    Variable(String fallback) {
        this.fallback = fallback;
    }

    /** The name in the environment: {@code RAPPORT_PORT}. */
    public String variableName() {
        return PREFIX + name();
    }

    /** What holds where it is not set. */
    public String fallback() {
        return fallback;
    }
}
