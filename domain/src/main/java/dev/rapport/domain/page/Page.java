package dev.rapport.domain.page;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list. A page past the last has no results, and the count all the same.
 *
 * @param count how many there are in the whole list
 */
public record Page<T>(long count, List<T> results) {

    public Page {
        results = List.copyOf(results);
    }

    /** The page that the request names of a list at hand. */
    public static <T> Page<T> of(List<T> all, PageRequest request) {
        int from = (int) Math.min(request.offset(), all.size());
        int to = (int) Math.min((long) from + request.size(), all.size());
        return new Page<>(all.size(), all.subList(from, to));
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(count, results.stream().<R>map(mapping).toList());
    }
}
