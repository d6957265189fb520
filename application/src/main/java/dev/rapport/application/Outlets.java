package dev.rapport.application;

import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.push.PushSender;
import java.util.concurrent.Executor;

/**
 * Where news goes once it is on disk.
 *
 * @param pushes where notifications are made: off the path of a send, and bounded
 */
public record Outlets(LiveFeed live, PushSender pushSender, Executor pushes) {}
