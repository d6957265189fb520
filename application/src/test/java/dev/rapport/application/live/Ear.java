package dev.rapport.application.live;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who listens, and remembers. */
final class Ear implements Receiver {

    private final MemberId member;
    private final boolean isImpersonated;
    private final Optional<ConversationId> only;
    private final List<News> heard = new CopyOnWriteArrayList<>();
    private final List<Parcel> parcels = new CopyOnWriteArrayList<>();
    Optional<ConversationId> focus = Optional.empty();
    boolean isOver;

    Ear(MemberId member, boolean isImpersonated, Optional<ConversationId> only) {
        this.member = member;
        this.isImpersonated = isImpersonated;
        this.only = only;
    }

    @Override
    public MemberId member() {
        return member;
    }

    @Override
    public boolean isImpersonated() {
        return isImpersonated;
    }

    @Override
    public Optional<ConversationId> only() {
        return only;
    }

    @Override
    public boolean looksAt(ConversationId conversation) {
        return focus.filter(conversation::equals).isPresent();
    }

    @Override
    public void receive(Parcel parcel) {
        if (!isOver) {
            heard.add(parcel.news());
            parcels.add(parcel);
        }
    }

    @Override
    public void shutOut(ConversationId conversation) {
        focus = focus.filter(looked -> !looked.equals(conversation));
        isOver |= only.filter(conversation::equals).isPresent();
    }

    @Override
    public void shutOut() {
        isOver = true;
    }

    List<News> heard() {
        return List.copyOf(heard);
    }

    List<Parcel> parcels() {
        return List.copyOf(parcels);
    }

    /** What it heard but for the counts, which come when they come. */
    List<News> heardButCounts() {
        return heard.stream()
                .filter(news -> !(news instanceof News.UnreadCount))
                .toList();
    }

    <T extends News> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The seqs of the messages that it heard, in order. */
    List<Long> seqs() {
        return heard(News.NewMessage.class).stream()
                .map(news -> news.message().message().seq().value())
                .toList();
    }
}
