package dev.rapport.http.exchange;

/** Answers the calls of one route. Whatever it throws becomes a problem, by {@link Answering}. */
public interface Endpoint {

    Answer answer(Call call);
}
