package dev.rapport.http.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers with {@code {count, next, previous, results}}. */
public final class PageAnswer {

    private PageAnswer() {}

    /** Writes one of the results. */
    public interface Item<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    /**
     * A numbered page. One past the last is empty, and the page before it is the last that there is.
     */
    public static <T> Answer numbered(Page<T> page, PageRequest request, PageLinks links, Item<T> item) {
        Optional<String> next =
                request.hasNext(page.count()) ? Optional.of(links.to("page", request.number() + 1)) : Optional.empty();
        Optional<String> previous = request.number() > 1
                ? Optional.of(links.to("page", Math.min(request.number() - 1, lastPage(page.count(), request.size()))))
                : Optional.empty();
        return of(page.count(), next, previous, page.results(), item);
    }

    /** A part that leads on in one direction alone. */
    public static <T> Answer onward(long count, Optional<String> next, List<T> results, Item<T> item) {
        return of(count, next, Optional.empty(), results, item);
    }

    private static long lastPage(long count, int size) {
        return Math.max(1, count / size + (count % size == 0 ? 0 : 1));
    }

    private static <T> Answer of(
            long count, Optional<String> next, Optional<String> previous, List<T> results, Item<T> item) {
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeNumberField("count", count);
            Json.text(json, "next", next);
            Json.text(json, "previous", previous);
            json.writeArrayFieldStart("results");
            for (T result : results) {
                item.write(json, result);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
