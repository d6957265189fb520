package dev.rapport.application;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import java.util.Optional;
import java.util.function.Function;

/** What a use case answers: done, with what came of it, or refused, with the reason. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(Refusal reason) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Result<T> refused(RefusalCode code) {
        return new Refused<>(Refusal.of(code));
    }

    /** One value or the other way out. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<Refusal, ? extends R> refused) {
        return this instanceof Done<T> yes ? done.apply(yes.value()) : refused.apply(((Refused<T>) this).reason());
    }

    default <R> Result<R> map(Function<? super T, ? extends R> mapping) {
        return fold(value -> done(mapping.apply(value)), Result::refused);
    }

    /** Goes on with what was done; a refusal stays. */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return fold(next, Result::refused);
    }

    /** Why it was refused; empty when done. */
    default Optional<Refusal> refusal() {
        return fold(value -> Optional.empty(), Optional::of);
    }
}
