package dev.rapport.application;

import dev.rapport.domain.Scheduler;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.push.PushSender;
import dev.rapport.domain.push.PushTally;

/**
 * Where news goes once it is on disk.
 *
 * @param presence who need not be pushed to, because they look
 * @param scheduler where notifications are made: off the path of a send, and bounded
 * @param tally what becomes of them
 */
public record Outlets(LiveFeed live, Presence presence, PushSender pushSender, Scheduler scheduler, PushTally tally) {

    /** For a service that pushes to no devices, as if everybody looked at everything. */
    public static Outlets withoutPush(LiveFeed live) {
        return new Outlets(
                live,
                (member, conversation) -> Presence.Attention.LOOKING,
                (notification, devices) -> {},
                (delay, task) -> task.run(),
                PushTally.NONE);
    }
}
