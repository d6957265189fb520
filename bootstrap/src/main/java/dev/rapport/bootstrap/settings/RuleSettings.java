package dev.rapport.bootstrap.settings;

/**
 * What of the messaging rules a platform may choose.
 *
 * @param start who may start a conversation
 * @param messagesPerMinute how many messages of one member are accepted in any minute; 0 for any number
 * @param providerLabel what people call a provider
 * @param customerLabel what people call a customer
 */
public record RuleSettings(Start start, int messagesPerMinute, String providerLabel, String customerLabel) {

    public static final int MAX_MESSAGES_PER_MINUTE = 10_000;

    /** Who may start a conversation. */
    public enum Start {
        PROVIDER,
        EITHER
    }
}
