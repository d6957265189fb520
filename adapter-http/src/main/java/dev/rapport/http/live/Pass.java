package dev.rapport.http.live;

import dev.rapport.domain.access.Viewer;
import java.time.Instant;

/**
 * Whom a socket's token speaks of.
 *
 * @param endsAt when it is no longer believed, the leeway included
 */
record Pass(Viewer viewer, Instant endsAt) {}
