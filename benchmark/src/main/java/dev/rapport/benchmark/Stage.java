package dev.rapport.benchmark;

import dev.rapport.benchmark.database.Bare;
import dev.rapport.benchmark.database.BenchDatabase;
import dev.rapport.benchmark.database.Dataset;
import dev.rapport.benchmark.report.Report;

/** What all parts share. */
public record Stage(
        BenchDatabase database, Dataset dataset, Bare bare, Tokens tokens, Servers servers, Pace pace, Report report) {}
