package dev.rapport.application;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;

import dev.rapport.application.member.PutMember;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.MutableClock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A provider and a customer who are or were related, their conversation, and everybody else who might ask. In the
 * conversation the provider has said two things and the customer one; nobody has read any. Two others talk beside.
 */
final class Stage {

    /** How the conversation stands. */
    enum Standing {
        OPEN,
        /** Archived, because the relationship ended. */
        ENDED,
        /** Archived, because the provider was erased; {@link Asker#PROVIDER} is who was. */
        PROVIDER_ERASED,
        /** Archived, because the customer was erased; {@link Asker#CUSTOMER} is who was. */
        CUSTOMER_ERASED,
        /** There is none, though the two are related. */
        NONE
    }

    /** Who asks. */
    enum Asker {
        PROVIDER,
        CUSTOMER,
        /** A provider of others, whom the directory knows. */
        STRANGER,
        IMPERSONATED_PROVIDER,
        IMPERSONATED_CUSTOMER,
        /** Under the provider's very id: what counts is the role. */
        ADMIN,
        /** Under the customer's very id: what counts is the role. */
        SERVICE,
        /** A provider who talked with somebody else, and was erased. */
        ERASED,
        /** Somebody of whom nobody has heard. */
        UNKNOWN
    }

    /** Everything of the store that a use case might change. */
    record Trace(
            Optional<Conversation> conversation,
            List<Optional<Member>> members,
            boolean related,
            List<Device> devices,
            List<LiveEvent> events,
            int pushes) {}

    private static final String SOMEBODY = "staff-1";

    private final InMemoryRapport rapport = InMemoryRapport.standalone(MutableClock.standing(), RateLimit.DEFAULT);
    private final World world = new World(rapport);
    private final House house = House.over(rapport);
    private final Member provider = world.aProvider();
    private final Member customer = world.aCustomer();
    private final Pair pair = world.related(provider.id(), customer.id());
    private final Member stranger = world.aProvider();
    private final Member erased = world.aProvider();
    private final MemberId unknown = Fixtures.aProvider().id();
    private final PushToken token = Fixtures.aPushToken();
    private final ConversationId conversation;

    private Stage(Standing standing) {
        world.aConversation();
        world.aConversationOf(world.aPairWith(erased.id()));
        rapport.relationships().erase(erased.id());
        rapport.devices().register(token, provider.id(), Platform.IOS);
        conversation = standing == Standing.NONE ? rapport.ids().nextConversationId() : talked();
        bring(standing);
    }

    static Stage with(Standing standing) {
        return new Stage(standing);
    }

    UseCases useCases() {
        return house.useCases();
    }

    /** The one use case that embedders go without. */
    PutMember putMember() {
        return new PutMember(rapport.registry());
    }

    Viewer viewer(Asker asker) {
        return switch (asker) {
            case PROVIDER -> Viewer.member(provider.id());
            case CUSTOMER -> Viewer.member(customer.id());
            case STRANGER -> Viewer.member(stranger.id());
            case IMPERSONATED_PROVIDER -> Viewer.impersonating(provider.id(), SOMEBODY);
            case IMPERSONATED_CUSTOMER -> Viewer.impersonating(customer.id(), SOMEBODY);
            case ADMIN -> new Viewer(provider.id(), ViewerRole.ADMIN, false, Optional.empty());
            case SERVICE -> Viewer.service(customer.id());
            case ERASED -> Viewer.member(erased.id());
            case UNKNOWN -> Viewer.member(unknown);
        };
    }

    /** The conversation; where there is none, an id that nothing has. */
    ConversationId conversation() {
        return conversation;
    }

    Pair pair() {
        return pair;
    }

    /** Whom a viewer would start with: the customer; for one under the customer's id, the provider. */
    MemberId across(Viewer viewer) {
        return viewer.member().equals(customer.id()) ? provider.id() : customer.id();
    }

    /** The provider's device. */
    PushToken token() {
        return token;
    }

    /** What is there by now, of all that a use case might change. */
    Trace trace() {
        return new Trace(
                rapport.conversations().find(conversation),
                Stream.of(pair.provider(), pair.customer(), stranger.id(), unknown)
                        .map(id -> Optional.ofNullable(
                                rapport.directory().find(Set.of(id)).get(id)))
                        .toList(),
                rapport.directory().related(pair),
                rapport.devices().of(pair.provider()),
                rapport.live().events(),
                rapport.pushes().sent().size());
    }

    private ConversationId talked() {
        Conversation talk = world.aConversationOf(pair);
        world.said(CUSTOMER, talk, "Good morning");
        world.said(PROVIDER, talk, "How are you?");
        return talk.id();
    }

    private void bring(Standing standing) {
        switch (standing) {
            case OPEN, NONE -> {}
            case ENDED -> rapport.relationships().end(pair);
            case PROVIDER_ERASED -> rapport.relationships().erase(provider.id());
            case CUSTOMER_ERASED -> rapport.relationships().erase(customer.id());
        }
    }
}
