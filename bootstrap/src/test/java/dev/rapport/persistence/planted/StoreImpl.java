package dev.rapport.persistence.planted;

import dev.rapport.application.UseCases;

/** Breaks rules of the architecture, to show that it is caught. */
class StoreImpl {

    UseCases useCases;
}
