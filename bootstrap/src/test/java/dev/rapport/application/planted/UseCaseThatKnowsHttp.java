package dev.rapport.application.planted;

import dev.rapport.http.HttpSettings;
import java.time.Instant;

/** Breaks rules of the architecture, to show that it is caught. */
class UseCaseThatKnowsHttp {

    HttpSettings settings;

    Instant time() {
        return Instant.now();
    }
}
