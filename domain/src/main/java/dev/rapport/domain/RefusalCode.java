package dev.rapport.domain;

/** Why something is refused: the codes of the contract's section 6 that are the core's to give. */
public enum RefusalCode {
    CONVERSATION_NOT_FOUND,
    CONVERSATION_ARCHIVED,
    IMPERSONATION_READ_ONLY,
    START_NOT_ALLOWED,
    NO_RELATIONSHIP,
    FORBIDDEN,
    UNKNOWN_MEMBER,
    NOT_FOUND,
    INVALID_REQUEST,
    CONTENT_BLANK,
    CONTENT_TOO_LONG,
    CONTENT_INVALID,
    CLIENT_MESSAGE_ID_REUSED,
    RATE_LIMITED
}
