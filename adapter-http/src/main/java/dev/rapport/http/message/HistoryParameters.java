package dev.rapport.http.message;

import dev.rapport.application.message.ReadHistory;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.exchange.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which part of a history a query asks for.
 *
 * @param limit as given: links keep it
 */
record HistoryParameters(OptionalLong page, OptionalLong before, OptionalLong after, OptionalInt limit) {

    static Parsed<HistoryParameters> read(Query query) {
        return query.number("page", 1)
                .then(page -> query.number("before", 1)
                        .then(before -> query.number("after", 0)
                                .then(after -> limit(query)
                                        .then(limit -> of(new HistoryParameters(page, before, after, limit))))));
    }

    private static Parsed<OptionalInt> limit(Query query) {
        return query.number("limit", 1).then(limit -> {
            if (limit.isEmpty()) {
                return Parsed.of(OptionalInt.empty());
            }
            return limit.getAsLong() > HistoryQuery.MAX_LIMIT
                    ? Parsed.invalid("limit", "This has to be " + HistoryQuery.MAX_LIMIT + " at most.")
                    : Parsed.of(OptionalInt.of((int) limit.getAsLong()));
        });
    }

    private static Parsed<HistoryParameters> of(HistoryParameters parameters) {
        boolean isBefore = parameters.before().isPresent();
        boolean isAfter = parameters.after().isPresent();
        if (parameters.page().isPresent() && (isBefore || isAfter)) {
            return Parsed.invalid("page", "This does not go with before or after.");
        }
        return isBefore && isAfter ? Parsed.invalid("after", "This does not go with before.") : Parsed.of(parameters);
    }

    HistoryQuery query() {
        int size = limit.orElse(ReadHistory.PAGE_SIZE);
        if (before.isPresent()) {
            return new HistoryQuery.Before(new Seq(before.getAsLong()), size);
        }
        if (after.isPresent()) {
            return new HistoryQuery.After(new Seq(after.getAsLong()), size);
        }
        return new HistoryQuery.Numbered(new PageRequest(page.orElse(1), size));
    }
}
