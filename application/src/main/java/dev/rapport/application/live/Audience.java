package dev.rapport.application.live;

import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.member.People;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two sides of a conversation, as far as they listen. Each is told what its side may see, by the conversation as it is
 * known to be now; nothing is made for a side on which nobody listens.
 */
final class Audience {

    private final Connections connections;

    Audience(Connections connections) {
        this.connections = connections;
    }

    boolean isThere(Conversation conversation) {
        return Stream.of(Side.values())
                .anyMatch(side ->
                        connections.isConnected(conversation.participants().at(side)));
    }

    void tellMessage(Conversation known, Side side, Message message, People.Known people, long since) {
        List<Receiver> readers = readers(known, side);
        if (!readers.isEmpty()) {
            MessageView view =
                    new MessageView(message, people.on(message.author(), known, side), message.author() == side);
            tell(readers, new News.NewMessage(known.id(), view), since);
        }
    }

    void tellReceipt(Conversation known, Side side, LiveEvent.ReadMarkMoved moved, long since) {
        List<Receiver> readers = readers(known, side);
        if (!readers.isEmpty()) {
            Optional<MemberId> reader = known.participants().at(moved.reader());
            var upTo = moved.conversation().reading(moved.reader()).upTo();
            tell(readers, new News.ReadReceipt(known.id(), reader, upTo, moved.readAt()), since);
        }
    }

    /** To the other side alone. */
    void tellTyping(Conversation known, LiveEvent.Typing typing, long since) {
        List<Receiver> readers = readers(known, typing.side().other());
        known.participants()
                .at(typing.side())
                .filter(typist -> !readers.isEmpty())
                .ifPresent(typist -> tell(readers, new News.Typing(known.id(), typist, typing.isTyping()), since));
    }

    /** Also to one who is shut out, who learns just that. What one may do differs for those who only look on. */
    void tellUpdated(Conversation known, Side side, People.Known people, long since) {
        Conversation seen = Access.isReadable(side, known.state()) ? known : known.withheldFrom(side);
        hearers(known, side).stream()
                .collect(Collectors.groupingBy(Receiver::isImpersonated))
                .forEach((isImpersonated, receivers) -> {
                    Viewer viewer = viewer(known.participants().at(side).orElseThrow(), isImpersonated);
                    tell(
                            receivers,
                            new News.ConversationUpdated(ConversationView.of(viewer, seen, side, people)),
                            since);
                });
    }

    void shutOutUnlessReadable(Conversation known, Side side) {
        if (!Access.isReadable(side, known.state())) {
            hearers(known, side).forEach(receiver -> receiver.shutOut(known.id()));
        }
    }

    private List<Receiver> readers(Conversation known, Side side) {
        return Access.isReadable(side, known.state()) ? hearers(known, side) : List.of();
    }

    private List<Receiver> hearers(Conversation known, Side side) {
        return connections.of(known.participants().at(side), known.id());
    }

    private static void tell(List<Receiver> receivers, News news, long since) {
        Parcel parcel = new Parcel(news, since);
        receivers.forEach(receiver -> receiver.receive(parcel));
    }

    private static Viewer viewer(MemberId member, boolean isImpersonated) {
        return new Viewer(member, ViewerRole.MEMBER, isImpersonated, Optional.empty());
    }
}
