package dev.rapport.domain.message;

import dev.rapport.domain.UuidForm;
import java.util.Optional;
import java.util.UUID;

/**
 * The UUID by which a client names a message of its own, so that sending twice is sending once (rule 7). Unique for one
 * sender in one conversation; the same id in upper or lower case.
 */
public record ClientMessageId(UUID value) {

    /** The id, where the text is a UUID in its usual form. */
    public static Optional<ClientMessageId> parse(String text) {
        return UuidForm.parse(text).map(ClientMessageId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
