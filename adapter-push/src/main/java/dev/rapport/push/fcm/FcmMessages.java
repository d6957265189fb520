package dev.rapport.push.fcm;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushNotification;
import dev.rapport.domain.push.PushNotification;

/**
 * Writes notifications in FCM's words (AC-9; contract, section 7). On every platform the conversation is what collapses:
 * a device that was out of reach gets the newest notification of it alone, and shows one at a time.
 */
final class FcmMessages {

    private FcmMessages() {}

    /** All platforms' words, so that a device still collapses that was registered as another platform's. */
    @SuppressWarnings("deprecation") // The token is what devices register: an installation's id is another thing.
    static Message of(Push push) {
        PushNotification notification = push.notification();
        return Message.builder()
                .setToken(push.device().token().value())
                .setNotification(Notification.builder()
                        .setTitle(notification.title())
                        .setBody(notification.body().value())
                        .build())
                .putData("conversation_id", conversation(notification))
                .putData("message_id", notification.message().toString())
                .putData("seq", notification.seq().toString())
                .putData("unread_count", Long.toString(notification.unreadTotal()))
                .setAndroidConfig(android(notification))
                .setApnsConfig(apns(notification))
                .setWebpushConfig(webpush(notification))
                .build();
    }

    private static AndroidConfig android(PushNotification notification) {
        return AndroidConfig.builder()
                .setCollapseKey(conversation(notification))
                .setPriority(AndroidConfig.Priority.HIGH)
                .setNotification(AndroidNotification.builder()
                        .setTag(conversation(notification))
                        .setDefaultSound(true)
                        .setNotificationCount(badge(notification))
                        .build())
                .build();
    }

    /** A collapse id may have 64 bytes: the conversation's has 36. */
    private static ApnsConfig apns(PushNotification notification) {
        return ApnsConfig.builder()
                .putHeader("apns-collapse-id", conversation(notification))
                .putHeader("apns-priority", "10")
                .setAps(Aps.builder()
                        .setBadge(badge(notification))
                        .setSound("default")
                        .setThreadId(conversation(notification))
                        .build())
                .build();
    }

    /** A topic may have 32 characters of the URL-safe base64 alphabet (RFC 8030): the id without its hyphens has. */
    private static WebpushConfig webpush(PushNotification notification) {
        return WebpushConfig.builder()
                .putHeader("Topic", conversation(notification).replace("-", ""))
                .putHeader("Urgency", "high")
                .setNotification(WebpushNotification.builder()
                        .setTag(conversation(notification))
                        .setRenotify(true)
                        .build())
                .build();
    }

    private static String conversation(PushNotification notification) {
        return notification.conversation().toString();
    }

    private static int badge(PushNotification notification) {
        return (int) Math.min(notification.unreadTotal(), Integer.MAX_VALUE);
    }
}
