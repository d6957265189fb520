package dev.rapport.http.live;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kinds of frames clients send. */
enum FrameType {
    AUTH,
    SEND,
    READ,
    TYPING,
    FOCUS,
    RESUME,
    PING,
    /** None of them. */
    UNKNOWN;

    private static final Map<String, FrameType> BY_WORD = Stream.of(values())
            .filter(type -> type != UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(FrameType::word, Function.identity()));

    static FrameType of(String word) {
        return BY_WORD.getOrDefault(word, UNKNOWN);
    }

    /** The contract's word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
