package dev.rapport.persistence.audit;

import static dev.rapport.persistence.audit.Invariant.GAPLESS_SEQS;
import static dev.rapport.persistence.audit.Invariant.READ_MARKS;
import static dev.rapport.persistence.audit.Invariant.RISING_TIMES;
import static dev.rapport.persistence.audit.Invariant.TRUE_HEAD;
import static dev.rapport.persistence.audit.Invariant.UNREAD_COUNTS;

import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Preview;
import dev.rapport.persistence.audit.AuditedConversation.Recount;
import dev.rapport.persistence.audit.AuditedConversation.Side;
import java.util.ArrayList;
import java.util.List;

/** Judges a conversation by what it says of itself and by what a recount says. Pure. */
final class ConversationRules {

    private final AuditedConversation conversation;
    private final List<Finding> findings = new ArrayList<>();

    private ConversationRules(AuditedConversation conversation) {
        this.conversation = conversation;
    }

    static List<Finding> judge(AuditedConversation conversation) {
        ConversationRules rules = new ConversationRules(conversation);
        rules.seqsAreGapless();
        rules.timesRise();
        rules.headIsTrue();
        rules.unreadEqualsARecount("provider", conversation.provider());
        rules.unreadEqualsARecount("customer", conversation.customer());
        rules.marksAreInOrder("provider", conversation.provider());
        rules.marksAreInOrder("customer", conversation.customer());
        return rules.findings;
    }

    private void seqsAreGapless() {
        Recount recount = conversation.recount();
        long last = conversation.lastSeq();
        if (recount.messages() != last || recount.outOfLine() > 0) {
            String found = recount.messages() == 0
                    ? "none"
                    : recount.messages() + " messages, from " + recount.lowestSeq() + " to " + recount.highestSeq()
                            + (recount.messages() == last ? ", not one after the other" : "");
            find(GAPLESS_SEQS, "last_seq is " + last + ", but a recount finds " + found);
        }
    }

    private void timesRise() {
        Recount recount = conversation.recount();
        if (recount.notLater() > 0) {
            String others = recount.notLater() == 1 ? "" : ", as are " + (recount.notLater() - 1) + " after it";
            find(RISING_TIMES, "message " + recount.firstNotLater() + " is not later than the one before it" + others);
        }
        if (conversation.lastSeq() > 0
                && recount.messages() > 0
                && conversation.createdAt().isAfter(recount.firstCreatedAt())) {
            find(RISING_TIMES, "it was created at " + conversation.createdAt() + ", after its first message");
        }
    }

    /** Where there is no last message to compare with, the gap tells. */
    private void headIsTrue() {
        if (conversation.lastCreatedAt() == null) {
            return;
        }
        if (!conversation.lastCreatedAt().equals(conversation.lastMessageAt())) {
            find(
                    TRUE_HEAD,
                    "last_message_at is " + conversation.lastMessageAt() + ", but the last message came at "
                            + conversation.lastCreatedAt());
        }
        MessageText.Check check = MessageText.check(conversation.lastContent());
        if (!(check instanceof MessageText.Valid valid)) {
            find(TRUE_HEAD, "the last message says what nobody can have sent");
        } else if (!Preview.of(valid.text()).value().equals(conversation.lastMessagePreview())) {
            find(TRUE_HEAD, "last_message_preview is not how the last message begins");
        }
    }

    private void unreadEqualsARecount(String name, Side side) {
        if (side.unread() != side.recount()) {
            find(UNREAD_COUNTS, name + "_unread is " + side.unread() + ", but a recount finds " + side.recount());
        }
    }

    private void marksAreInOrder(String name, Side side) {
        if (side.furthestMark() > conversation.lastSeq()) {
            find(
                    READ_MARKS,
                    "a mark of the " + name + " is at " + side.furthestMark() + ", but last_seq is "
                            + conversation.lastSeq());
        } else if (side.furthestMark() != side.readSeq()) {
            find(
                    READ_MARKS,
                    name + "_read_seq is " + side.readSeq() + ", but the furthest mark is at " + side.furthestMark());
        }
        if (side.earlier() > 0) {
            find(READ_MARKS, side.earlier() + " of the " + name + "'s marks are earlier than one that lies before");
        }
    }

    private void find(Invariant invariant, String detail) {
        findings.add(Finding.in(conversation.id(), invariant, detail));
    }
}
