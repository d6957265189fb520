package dev.rapport.bootstrap.cli;

import java.util.List;

/** The environment holds mistakes; the command cannot begin. */
public final class ConfigurationException extends RuntimeException {

    private final transient List<String> mistakes;

    public ConfigurationException(List<String> mistakes) {
        super(String.join(" ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** A sentence each. */
    public List<String> mistakes() {
        return mistakes;
    }
}
