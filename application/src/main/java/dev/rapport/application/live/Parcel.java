package dev.rapport.application.live;

import java.util.function.Function;

/**
 * News on its way to all who see it alike. What a transport makes of it is made once, however many receivers there are.
 */
public final class Parcel {

    private final News news;
    private final long since;
    private Object packed;

    Parcel(News news, long since) {
        this.news = news;
        this.since = since;
    }

    public News news() {
        return news;
    }

    /** When what it tells was published: in nanoseconds, by the clock that the delivery was given. */
    public long since() {
        return since;
    }

    /** What the transport makes of the news. */
    public synchronized <T> T packed(Class<T> form, Function<News, T> packing) {
        if (packed == null) {
            packed = packing.apply(news);
        }
        return form.cast(packed);
    }
}
