/**
 * Live delivery on one node: puts what use cases publish in order, conversation by conversation, and hands it to whoever
 * listens. It knows no transport: what listens is a {@link dev.rapport.application.live.Receiver}.
 */
package dev.rapport.application.live;
