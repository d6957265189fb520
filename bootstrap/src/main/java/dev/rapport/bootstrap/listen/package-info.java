/**
 * {@code rapport listen}: a client of the server that prints what happens as it happens. It knows nothing of the server but
 * what {@code docs/protocol.md} tells everybody who writes one, and does what stands there.
 */
package dev.rapport.bootstrap.listen;
