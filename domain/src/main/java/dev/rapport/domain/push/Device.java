package dev.rapport.domain.push;

import dev.rapport.domain.member.MemberId;
import java.time.Instant;

/**
 * A device that takes push notifications for a member.
 *
 * @param registeredAt when it was last registered, by the store's time: tells an old registration from a new one
 */
public record Device(PushToken token, MemberId member, Platform platform, Instant registeredAt) {}
