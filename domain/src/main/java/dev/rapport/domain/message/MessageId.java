package dev.rapport.domain.message;

import java.util.UUID;

/** A message's id, a UUIDv7. What orders messages is their {@link Seq}, never this. */
public record MessageId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
