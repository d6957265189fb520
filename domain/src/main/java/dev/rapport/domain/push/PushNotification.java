package dev.rapport.domain.push;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.MessageId;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;

/**
 * What a member's devices are told of a new message (AC-9; contract, section 7).
 *
 * @param title the sender's name
 * @param conversation also the collapse key
 * @param unreadTotal of the recipient, over all conversations
 */
public record PushNotification(
        String title, Preview body, ConversationId conversation, MessageId message, Seq seq, long unreadTotal) {}
