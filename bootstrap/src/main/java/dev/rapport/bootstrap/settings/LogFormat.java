package dev.rapport.bootstrap.settings;

/** How log lines are written: for a person, or for a collector (one JSON object a line). */
public enum LogFormat {
    TEXT,
    JSON
}
