package dev.rapport.http;

import dev.rapport.application.live.LiveDelivery;
import dev.rapport.http.live.Time;

/**
 * What sockets live on.
 *
 * @param delivery what the use cases publish to, by the same clock
 */
public record Live(LiveDelivery delivery, Time time) {}
