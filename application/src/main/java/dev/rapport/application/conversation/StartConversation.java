package dev.rapport.application.conversation;

import dev.rapport.application.Attempts;
import dev.rapport.application.Result;
import dev.rapport.application.member.People;
import dev.rapport.application.message.MessageView;
import dev.rapport.application.message.Sending;
import dev.rapport.domain.Ids;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.StartRule;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Use case: start a conversation by its first message (AC-2, AC-19, AC-21). Where the pair has a conversation already,
 * the message is sent there: never two for one pair. Refusals in the order impersonation, start, relationship, archived,
 * text, repeat, rate.
 */
public final class StartConversation {

    /** When a conversation was made that is not: the store gives it its time. */
    private static final Instant NOT_YET = Instant.EPOCH;

    private final Directory directory;
    private final Labels labels;
    private final Conversations conversations;
    private final StartPolicy policy;
    private final Ids ids;
    private final Sending sending;

    public StartConversation(
            Directory directory,
            Labels labels,
            Conversations conversations,
            StartPolicy policy,
            Ids ids,
            Sending sending) {
        this.directory = directory;
        this.labels = labels;
        this.conversations = conversations;
        this.policy = policy;
        this.ids = ids;
        this.sending = sending;
    }

    /** Who writes what to whom. */
    public record Command(
            Viewer viewer, MemberId recipient, String content, Optional<ClientMessageId> clientMessageId) {}

    /**
     * The conversation and the message in it.
     *
     * @param isNew whether the message was not there before (rule 7)
     * @param created whether this made the conversation; false also when that is repeated
     */
    public record Started(ConversationView conversation, MessageView message, boolean isNew, boolean created) {}

    private record Parties(StartRule.Matched match, Map<MemberId, Member> members) {}

    public Result<Started> start(Command command) {
        return Attempts.untilSettled(() -> attempt(command));
    }

    /** Why this viewer could start nothing, whatever the content; empty where they perhaps could. */
    public Optional<Refusal> refusal(Viewer viewer) {
        Map<MemberId, Member> known = directory.find(Set.of(viewer.member()));
        return StartRule.refusal(viewer, Optional.ofNullable(known.get(viewer.member())), policy);
    }

    private Optional<Result<Started>> attempt(Command command) {
        return parties(command)
                .then(parties -> {
                    // Before the directory is asked: whatever it forgets from here on makes the start stale.
                    StartFacts facts = conversations.startFacts(parties.match().pair());
                    boolean related = directory.related(parties.match().pair());
                    if (related && hasOpenedSince(facts, parties.match().pair())) {
                        return Result.done(Optional.<Result<Started>>empty());
                    }
                    return permitted(related, facts)
                            .then(yes -> sending.text(command.content()))
                            .map(text -> append(command, parties, facts, text));
                })
                .fold(settled -> settled, refusal -> Optional.of(Result.refused(refusal)));
    }

    private Result<Parties> parties(Command command) {
        Map<MemberId, Member> known =
                directory.find(Set.copyOf(List.of(command.viewer().member(), command.recipient())));
        StartRule.Match match = StartRule.match(command.viewer(), command.recipient(), known, policy);
        return match instanceof StartRule.Refused refused
                ? Result.refused(refused.refusal())
                : Result.done(new Parties((StartRule.Matched) match, known));
    }

    /** A pair that is related by now may have been parted before: what was archived then is looked at again. */
    private boolean hasOpenedSince(StartFacts facts, Pair pair) {
        return facts.conversation().filter(Conversation::isArchived).isPresent()
                && !conversations.startFacts(pair).guard().equals(facts.guard());
    }

    private static Result<StartFacts> permitted(boolean related, StartFacts facts) {
        return StartRule.refusal(related, facts.conversation())
                .<Result<StartFacts>>map(Result::refused)
                .orElseGet(() -> Result.done(facts));
    }

    private Optional<Result<Started>> append(Command command, Parties parties, StartFacts facts, MessageText text) {
        StartRule.Matched match = parties.match();
        Draft draft = new Draft(
                ids.nextMessageId(), command.viewer().member(), match.starter(), text, command.clientMessageId());
        ConversationId fresh = ids.nextConversationId();
        sending.expect(facts.conversation().orElseGet(() -> Conversation.between(match.pair(), fresh, NOT_YET)));
        return sending.settle(conversations.start(match.pair(), fresh, draft, facts.guard()), parties.members())
                .map(result -> result.map(stored -> started(command.viewer(), parties, stored)));
    }

    private Started started(Viewer viewer, Parties parties, Sending.Stored stored) {
        Entrance.Inside inside = new Entrance.Inside(
                viewer, stored.conversation(), parties.match().starter(), new People.Known(parties.members(), labels));
        boolean created = stored.isNew() && stored.message().seq().equals(Seq.NONE.next());
        return new Started(
                ConversationView.of(inside), MessageView.of(inside, stored.message()), stored.isNew(), created);
    }
}
