package dev.rapport.persistence.audit;

/** What holds in a database at every moment, whoever is writing: the contract's rules, and what the schema rests on. */
public enum Invariant {
    GAPLESS_SEQS("the messages of a conversation are numbered 1 to last_seq, without a gap"),
    RISING_TIMES("every message is later than the one before it"),
    TRUE_HEAD("a conversation shows when its last message came, and how that begins"),
    UNREAD_COUNTS("unread equals a recount"),
    READ_MARKS("read marks lie within the conversation, and what lies further came later"),
    ONE_PER_PAIR("a pair has one conversation"),
    NO_ORPHANS("messages and read marks belong to a conversation"),
    SEND_WINDOWS("a member's send window holds what a recount of the last minute finds");

    private final String rule;

    Invariant(String rule) {
        this.rule = rule;
    }

    /** The rule in words, for people. */
    public String rule() {
        return rule;
    }
}
