package dev.rapport.application.message;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.MessageText;
import java.util.Map;
import java.util.Optional;

/** What sending into a conversation and starting one have in common. */
public final class Sending {

    private final AfterCommit afterCommit;

    public Sending(AfterCommit afterCommit) {
        this.afterCommit = afterCommit;
    }

    /**
     * A message that stands in its conversation.
     *
     * @param isNew false where it stood there already (rule 7)
     */
    public record Stored(Conversation conversation, Message message, boolean isNew) {}

    /** What was written as a message's text, or why it can't be one (rule 5). */
    public Result<MessageText> text(String written) {
        MessageText.Check check = MessageText.check(written);
        if (check instanceof MessageText.Valid valid) {
            return Result.done(valid.text());
        }
        if (check instanceof MessageText.TooLong tooLong) {
            return Result.refused(new Refusal.ContentTooLong(MessageText.MAX_LENGTH, tooLong.length()));
        }
        return Result.refused(
                check instanceof MessageText.Blank ? RefusalCode.CONTENT_BLANK : RefusalCode.CONTENT_INVALID);
    }

    /** Has whoever is looking know that a message may be appended there; before it is. */
    public void expect(Conversation conversation) {
        afterCommit.expect(conversation);
    }

    /**
     * What an append came to; empty when it was stale. What is new is announced.
     *
     * @param members those of the two who were looked for, and whom the directory knows: the author at least
     */
    public Optional<Result<Stored>> settle(AppendOutcome outcome, Map<MemberId, Member> members) {
        if (outcome instanceof AppendOutcome.Stale) {
            return Optional.empty();
        }
        if (outcome instanceof AppendOutcome.Throttled throttled) {
            return Optional.of(Result.refused(new Refusal.RateLimited(throttled.retryAfter())));
        }
        if (outcome instanceof AppendOutcome.IdReused) {
            return Optional.of(Result.refused(RefusalCode.CLIENT_MESSAGE_ID_REUSED));
        }
        if (outcome instanceof AppendOutcome.Repeated repeated) {
            return Optional.of(Result.done(new Stored(repeated.conversation(), repeated.message(), false)));
        }
        AppendOutcome.Appended appended = (AppendOutcome.Appended) outcome;
        afterCommit.appended(appended.conversation(), appended.message(), members);
        return Optional.of(Result.done(new Stored(appended.conversation(), appended.message(), true)));
    }
}
