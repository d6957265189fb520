package dev.rapport.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.application.Result;
import dev.rapport.application.UseCases;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.member.ListContacts;
import dev.rapport.application.member.PutMember;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.ClientMessageId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Fills an empty database with the demo's members and conversations, by way of the same use cases as everybody. Each step
 * may be repeated: a demo that was killed half-way is completed at its next start.
 */
public final class SampleData {

    /** How many messages one of the sample members sends at once: as many a minute must allow. */
    public static final int MOST_SENDS = 4;

    private static final Viewer HOST = Viewer.service(new MemberId("demo"));

    private final UseCases useCases;
    private final PutMember putMember;

    public SampleData(UseCases useCases, PutMember putMember) {
        this.useCases = useCases;
        this.putMember = putMember;
    }

    private record Line(Member author, String words) {}

    /** Fills the database, unless that was done before; what people wrote or ended since is left as it is. */
    public void ensure() {
        // The last step of all: where it is done, so are the others.
        if (conversationOf(SampleMembers.OTHER_TRAINER, SampleMembers.OTHER_TRAINEE)
                .isPresent()) {
            return;
        }
        SampleMembers.ALL.forEach(member -> done(putMember.put(HOST, member)));
        SampleMembers.PAIRS.forEach(pair -> done(useCases.beginRelationship().begin(HOST, pair)));
        talk(
                SampleMembers.TRAINER,
                SampleMembers.FORMER,
                List.of(
                        new Line(SampleMembers.TRAINER, "Good luck with the new city! Here is your last plan."),
                        new Line(SampleMembers.FORMER, "Thank you for everything.")));
        done(useCases.endRelationship().end(HOST, SampleMembers.pair(SampleMembers.TRAINER, SampleMembers.FORMER)));
        talk(
                SampleMembers.TRAINER,
                SampleMembers.NEWCOMER,
                List.of(new Line(SampleMembers.TRAINER, "Welcome, Chiara! Which days suit you best?")));
        talk(
                SampleMembers.TRAINER,
                SampleMembers.TRAINEE,
                List.of(
                        new Line(SampleMembers.TRAINER, "Hi Ben, how did the long run go on Sunday?"),
                        new Line(SampleMembers.TRAINEE, "14 km, and the last two felt easy 💪"),
                        new Line(SampleMembers.TRAINER, "Great! Two easy days now:\n- Monday: rest\n- Tuesday: 30 min"),
                        new Line(SampleMembers.TRAINEE, "Will do. Can we move Thursday to the evening?")));
        talk(
                SampleMembers.OTHER_TRAINER,
                SampleMembers.OTHER_TRAINEE,
                List.of(new Line(SampleMembers.OTHER_TRAINER, "Your new plan is ready.")));
    }

    /** The open conversation of two who work together, if there is one. */
    public Optional<ConversationId> conversationOf(Member provider, Member customer) {
        return contactsCalled(provider, customer.name().value())
                .filter(contact -> contact.member().id().equals(Optional.of(customer.id())))
                .findFirst()
                .flatMap(ListContacts.Contact::conversation);
    }

    private Stream<ListContacts.Contact> contactsCalled(Member member, String name) {
        return useCases.listContacts().list(Viewer.member(member.id()), name, 1).results().stream();
    }

    /** The first line starts the conversation, the others answer in it. */
    private void talk(Member provider, Member customer, List<Line> lines) {
        ConversationId conversation = null;
        for (Line line : lines) {
            Viewer author = Viewer.member(line.author().id());
            Optional<ClientMessageId> id = Optional.of(nameOf(provider, customer, line));
            if (conversation == null) {
                var start = new StartConversation.Command(author, customer.id(), line.words(), id);
                conversation = done(useCases.startConversation().start(start))
                        .conversation()
                        .conversation()
                        .id();
            } else {
                done(useCases.sendMessage().send(new SendMessage.Command(author, conversation, line.words(), id)));
            }
        }
    }

    /** The same line has the same id each time, so that writing it again is writing it once. */
    private static ClientMessageId nameOf(Member provider, Member customer, Line line) {
        String name = provider.id() + " " + customer.id() + " " + line.words();
        return new ClientMessageId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private static <T> T done(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new IllegalStateException("the sample data is refused: " + refusal);
        });
    }
}
