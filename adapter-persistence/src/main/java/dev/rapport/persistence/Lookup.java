package dev.rapport.persistence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks up by key what many ask for at once: those who ask while a statement is under way share the next one. Nothing is
 * kept, so nothing has to be invalidated: whoever asks sees all that was committed before, on whatever node. Thread-safe.
 *
 * @param <K> what is asked by
 * @param <V> what is found
 */
public final class Lookup<K, V> {

    /** How many share a statement at most. */
    private static final int MOST_TOGETHER = 128;

    private final Function<Set<K>, Map<K, V>> statement;
    private final Shared<Set<K>, Map<K, V>> shared;

    /** @param statement finds what there is, for any number of keys */
    public Lookup(Function<Set<K>, Map<K, V>> statement) {
        this.statement = statement;
        this.shared = new Shared<>(MOST_TOGETHER, this::findTogether);
    }

    /** What there is of that key. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(find(Set.of(key)).get(key));
    }

    /** What there is of these keys; those of which there is nothing are missing. */
    public Map<K, V> find(Set<K> keys) {
        return shared.of(keys);
    }

    /** How many wait for the next statement. */
    int waiting() {
        return shared.waiting();
    }

    private List<Map<K, V>> findTogether(List<Set<K>> questions) {
        if (questions.size() == 1) {
            return List.of(statement.apply(questions.get(0)));
        }
        Set<K> all = new HashSet<>();
        questions.forEach(all::addAll);
        Map<K, V> found = statement.apply(all);
        return questions.stream().map(keys -> partOf(found, keys)).toList();
    }

    /** What there is of these keys in what was found for more of them. */
    public static <K, V> Map<K, V> partOf(Map<K, V> found, Set<K> keys) {
        Map<K, V> part = new HashMap<>();
        for (K key : keys) {
            V value = found.get(key);
            if (value != null) {
                part.put(key, value);
            }
        }
        return part;
    }
}
