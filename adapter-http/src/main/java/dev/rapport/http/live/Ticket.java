package dev.rapport.http.live;

import dev.rapport.http.problem.CloseCode;

/** What somebody shows who comes in. */
sealed interface Ticket {

    /** A token that is believed. */
    record Valid(Pass pass) implements Ticket {}

    /** Nothing yet: it comes in the first frame. */
    record Later() implements Ticket {}

    /** A token that is not believed. */
    record Bad(CloseCode why) implements Ticket {}
}
