package dev.rapport.benchmark.database;

import java.util.UUID;

/** A conversation, and who has it. */
public record Talk(UUID id, String provider, String customer) {}
