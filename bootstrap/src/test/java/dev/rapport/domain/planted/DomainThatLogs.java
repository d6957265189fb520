package dev.rapport.domain.planted;

import org.slf4j.LoggerFactory;

/** Breaks a rule of the architecture, to show that it is caught. */
class DomainThatLogs {

    void log() {
        LoggerFactory.getLogger(DomainThatLogs.class).info("the domain needs nothing but java");
    }
}
