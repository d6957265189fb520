package dev.rapport.push.planted;

import dev.rapport.persistence.Persistence;

/** Breaks a rule of the architecture, to show that it is caught. */
class PushThatReadsTheStore {

    Persistence persistence;
}
