package dev.rapport.process;

/** A conversation, and who takes part in it. */
record Talk(String id, String provider, String customer) {

    /** A path below the conversation's own. */
    String path(String rest) {
        return "conversations/" + id + "/" + rest;
    }
}
