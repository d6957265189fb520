package dev.rapport.persistence;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.MessageText;
import java.util.Optional;

/** What the tests of this module store before they look. */
final class Seeds {

    private Seeds() {}

    static MessageText text(String words) {
        return ((MessageText.Valid) MessageText.check(words)).text();
    }

    static Pair pair(String provider, String customer) {
        return new Pair(new MemberId(provider), new MemberId(customer));
    }

    /** A draft by that side of the pair. */
    static Draft draft(Persistence node, Pair pair, Side side, String words) {
        return new Draft(node.ids().nextMessageId(), pair.at(side), side, text(words), Optional.empty());
    }

    static AppendBatch.Request request(Persistence node, Conversation conversation, Side side, String words) {
        Pair pair = new Pair(
                conversation.participants().provider().orElseThrow(),
                conversation.participants().customer().orElseThrow());
        return new AppendBatch.Request(
                draft(node, pair, side, words), new Guard(conversation.id(), conversation.accessVersion()));
    }

    static AppendBatch.Request named(AppendBatch.Request request, ClientMessageId id) {
        Draft draft = request.draft();
        return new AppendBatch.Request(
                new Draft(draft.id(), draft.sender(), draft.author(), draft.text(), Optional.of(id)), request.guard());
    }

    /** The pair's conversation, started by the provider. */
    static Conversation conversation(Persistence node, Pair pair) {
        ConversationId fresh = node.ids().nextConversationId();
        AppendOutcome outcome = node.conversations()
                .start(
                        pair,
                        fresh,
                        draft(node, pair, Side.PROVIDER, "first"),
                        node.conversations().startFacts(pair).guard());
        return ((AppendOutcome.Appended) outcome).conversation();
    }

    /** Puts so many more messages into a conversation at once, as if they had been sent one by one. */
    static void messages(Conversation conversation, int count) {
        String id = conversation.id().toString();
        TestDatabase.execute("""
                INSERT INTO rapport.message (conversation_id, seq, id, author, created_at, content)
                SELECT '%s', n, gen_random_uuid(), 'provider', now() + n * interval '1 microsecond', 'message ' || n
                FROM generate_series(2, %d) AS n
                """.formatted(id, count + 1));
        TestDatabase.execute("""
                UPDATE rapport.conversation
                SET last_seq = %d, customer_unread = %1$d, last_message_at = now() + interval '1 hour'
                WHERE id = '%s'
                """.formatted(count + 1, id));
    }
}
