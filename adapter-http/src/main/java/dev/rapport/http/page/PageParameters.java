package dev.rapport.http.page;

import dev.rapport.domain.page.PageRequest;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.exchange.Query;

/** Reads which page of a list is meant. */
public final class PageParameters {

    private PageParameters() {}

    /** {@code page}, from 1, which is also the default. */
    public static Parsed<PageRequest> read(Query query, int size) {
        return query.number("page", 1).map(number -> new PageRequest(number.orElse(1), size));
    }
}
