/**
 * All driven ports in memory, honest down to uniqueness and atomicity: {@link dev.rapport.testkit.memory.InMemoryRapport}
 * has them all over one store.
 */
package dev.rapport.testkit.memory;
