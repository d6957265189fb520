package dev.rapport.domain.member;

/**
 * Port: writes the standalone directory's members. Not needed by whoever brings a directory of their own; erasing is
 * {@link dev.rapport.domain.relationship.Relationships#erase}, because it changes conversations too.
 */
public interface MemberRegistry {

    /** How {@link #put} went. */
    enum Put {
        CREATED,
        UPDATED,
        /** Nothing was written: it stood there just so. */
        UNCHANGED,
        /** Nothing was written: another role was asked for than the one in which the member has conversations. */
        ROLE_IN_USE
    }

    /**
     * Writes a member as given, atomically. The role of a member who has a relationship or a conversation that can be
     * seen stays: another one is {@link Put#ROLE_IN_USE}, also when a relationship begins at the same moment.
     */
    Put put(Member member);
}
