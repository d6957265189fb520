package dev.rapport.persistence.message;

import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.Sends;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.Question;
import dev.rapport.persistence.member.MemberSelects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends a batch of messages within a transaction, beside the standalone directory: locks what they touch, decides who may
 * write there, and appends what is left as {@link AppendTransaction} does.
 */
public final class SendTransaction {

    private final AppendTransaction appending;

    public SendTransaction(AppendTransaction appending) {
        this.appending = appending;
    }

    /** An attempt, and who is to hear of its conversation beforehand. */
    record Request(Sends.Attempt attempt, Consumer<Conversation> beforehand) {

        MemberId sender() {
            return attempt.viewer().member();
        }

        /** The names that the message may have: on which side the sender stands is not known yet. */
        Stream<AppendBatch.Key> keys() {
            return attempt.clientMessageId().stream()
                    .flatMap(id -> Stream.of(Side.values())
                            .map(side -> new AppendBatch.Key(attempt.conversation(), side, id)));
        }
    }

    /** What is under lock, and those senders whom the directory knows. */
    private record Ground(AppendBatch.Locked locked, Map<MemberId, Member> members) {

        AccessFacts.Admission admit(Request request) {
            Sends.Attempt attempt = request.attempt();
            return new AccessFacts.Found(
                            Optional.ofNullable(locked.conversations().get(attempt.conversation())),
                            () -> Optional.ofNullable(members.get(request.sender())))
                    .admit(attempt.viewer(), Access::write);
        }
    }

    /** What became of it. The transaction is at its end then: what was appended is on disk. */
    Sends.Outcome send(Connection connection, Request request) throws SQLException {
        List<Request> alone = List.of(request);
        return settle(connection, alone, lock(connection, alone, AppendTransaction.Locks.IN_TURN))
                .get(0);
    }

    /**
     * The same for those requests whose rows nobody else holds at the moment, and for no others: empty in the place of one
     * that would have to wait, whose sender has no window yet, or whose conversation is not there. It waits for nobody.
     */
    List<Optional<Sends.Outcome>> sendFree(Connection connection, List<Request> requests) throws SQLException {
        Ground ground = lock(connection, requests, AppendTransaction.Locks.IF_FREE);
        List<Request> free =
                requests.stream().filter(request -> isHeld(ground, request)).toList();
        Iterator<Sends.Outcome> outcomes = settle(connection, free, ground).iterator();
        return requests.stream()
                .map(request ->
                        isHeld(ground, request) ? Optional.of(outcomes.next()) : Optional.<Sends.Outcome>empty())
                .toList();
    }

    private boolean isHeld(Ground ground, Request request) {
        return appending.isHeld(ground.locked(), request.attempt().conversation(), request.sender());
    }

    private List<Sends.Outcome> settle(Connection connection, List<Request> requests, Ground ground)
            throws SQLException {
        List<AccessFacts.Admission> admissions =
                requests.stream().map(ground::admit).toList();
        List<AppendBatch.Request> admitted = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (admissions.get(i) instanceof AccessFacts.Admitted one) {
                requests.get(i).beforehand().accept(one.conversation());
                admitted.add(append(requests.get(i), one));
            }
        }
        Iterator<AppendOutcome> appended =
                appending.finish(connection, admitted, ground.locked()).iterator();
        return admissions.stream()
                .<Sends.Outcome>map(admission -> admission instanceof AccessFacts.Admitted one
                        ? new Sends.Tried(appended.next(), one.viewer())
                        : new Sends.Refused(((AccessFacts.Refused) admission).refusal()))
                .toList();
    }

    private static AppendBatch.Request append(Request request, AccessFacts.Admitted admitted) {
        ConversationId conversation = request.attempt().conversation();
        return new AppendBatch.Request(
                request.attempt().draft(admitted.side()),
                new Guard(conversation, admitted.conversation().accessVersion()));
    }

    private Ground lock(Connection connection, List<Request> requests, AppendTransaction.Locks locks)
            throws SQLException {
        List<MemberId> senders =
                requests.stream().map(Request::sender).distinct().toList();
        try (Pipeline pipeline = new Pipeline(connection)) {
            appending.addLocks(
                    pipeline,
                    locks,
                    senders,
                    requests.stream()
                            .map(request -> request.attempt().conversation())
                            .distinct()
                            .toList());
            AppendStatements.findKnown(
                    pipeline,
                    requests.stream().flatMap(Request::keys).distinct().toList());
            Question<Member> findSenders = MemberSelects.find(senders);
            pipeline.add(findSenders).send();
            AppendBatch.Locked locked = appending.readLocked(pipeline);
            return new Ground(
                    locked,
                    pipeline.answer(findSenders).stream().collect(Collectors.toMap(Member::id, Function.identity())));
        }
    }
}
