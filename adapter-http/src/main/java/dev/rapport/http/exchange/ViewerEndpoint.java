package dev.rapport.http.exchange;

import dev.rapport.domain.access.Viewer;

/** Answers the calls of one route, for whoever the token speaks of. */
public interface ViewerEndpoint {

    Answer answer(Call call, Viewer viewer);
}
