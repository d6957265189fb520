/**
 * For whoever tests with Rapport, embeds it, or writes an adapter for it: in-memory adapters for all driven ports
 * ({@code memory}), the tests that every implementation of a port must pass ({@code contract}), and fixtures that both
 * are told with ({@code fixture}).
 */
package dev.rapport.testkit;
