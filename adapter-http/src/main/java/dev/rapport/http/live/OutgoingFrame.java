package dev.rapport.http.live;

/**
 * A frame to a client, ready to be written.
 *
 * @param type the contract's word for it
 * @param bytes how long the text is in UTF-8
 */
record OutgoingFrame(String type, String text, int bytes) {

    static final String NEW_MESSAGE = "chat.new_message";

    boolean isMessage() {
        return type.equals(NEW_MESSAGE);
    }
}
