package dev.rapport.http.exchange;

import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import java.util.Optional;
import java.util.function.Function;

/** What came of reading something that a client wrote: a value, or what is wrong with it. */
public sealed interface Parsed<T> {

    record Read<T>(T value) implements Parsed<T> {}

    record Malformed<T>(Problem problem) implements Parsed<T> {}

    static <T> Parsed<T> of(T value) {
        return new Read<>(value);
    }

    static <T> Parsed<T> malformed(Problem problem) {
        return new Malformed<>(problem);
    }

    /** Something wrong with one field of a body, or one parameter of a query. */
    static <T> Parsed<T> invalid(String field, String detail) {
        return malformed(Problems.invalidField(field, detail));
    }

    /** The value, where there is one; otherwise that is what is wrong. */
    static <T> Parsed<T> of(Optional<T> value, String field, String detail) {
        return value.map(Parsed::of).orElseGet(() -> invalid(field, detail));
    }

    default <R> R fold(Function<? super T, ? extends R> read, Function<Problem, ? extends R> malformed) {
        return this instanceof Read<T> yes ? read.apply(yes.value()) : malformed.apply(((Malformed<T>) this).problem());
    }

    default <R> Parsed<R> map(Function<? super T, ? extends R> mapping) {
        return fold(value -> of(mapping.apply(value)), Parsed::malformed);
    }

    default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
        return fold(next, Parsed::malformed);
    }
}
