package dev.rapport.http.planted;

import dev.rapport.bootstrap.Build;
import dev.rapport.persistence.Persistence;

/** Breaks rules of the architecture, to show that it is caught. */
class RouteThatKnowsTheStore {

    Persistence persistence;

    Build build;
}
