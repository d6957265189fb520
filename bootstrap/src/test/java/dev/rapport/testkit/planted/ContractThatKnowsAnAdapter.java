package dev.rapport.testkit.planted;

import dev.rapport.persistence.Persistence;

/** Breaks a rule of the architecture, to show that it is caught. */
class ContractThatKnowsAnAdapter {

    Persistence persistence;
}
