package dev.rapport.application;

import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A provider and a customer, the conversation they have or don't have, and everybody who may come by. */
final class Scene {

    final House house;
    final Pair pair;
    final ConversationId conversation;
    final PushToken device = Fixtures.aPushToken();
    private final MemberId stranger;
    private final MemberId erased;

    /** What has become of the two. */
    enum State {
        /** They are related and have talked: one message by each, neither read. */
        OPEN,
        ENDED,
        PROVIDER_ERASED,
        CUSTOMER_ERASED,
        /** They are related, and nobody has said anything yet. */
        SILENT,
        /** Silent again after an end, which leaves a conversation without a message behind. */
        INVISIBLE,
        UNRELATED
    }

    /** Who comes by. */
    enum Who {
        PROVIDER,
        CUSTOMER,
        /** A provider of others. */
        STRANGER,
        /** Somebody looking through the provider's eyes. */
        PROVIDER_SEEN,
        CUSTOMER_SEEN,
        /** An administrator with the provider's own id: the role alone must tell them apart. */
        ADMIN,
        /** The back end, with the customer's own id. */
        SERVICE,
        /** Somebody looking through the back end's eyes. */
        SERVICE_SEEN,
        /** A provider with a conversation of their own, until they were erased. */
        ERASED,
        UNKNOWN
    }

    Scene(State state, StartPolicy policy) {
        house = new House(policy);
        stranger = house.world.aPair().provider();
        erased = erasedProvider();
        pair = new Pair(house.world.aProvider().id(), house.world.aCustomer().id());
        house.rapport.devices().register(device, pair.provider(), Platform.IOS);
        house.rapport.devices().register(Fixtures.aPushToken(), pair.customer(), Platform.IOS);
        conversation = play(state);
    }

    private MemberId erasedProvider() {
        MemberId provider =
                house.world.aConversation().participants().provider().orElseThrow();
        house.rapport.relationships().erase(provider);
        return provider;
    }

    private ConversationId play(State state) {
        return switch (state) {
            case OPEN -> talked();
            case ENDED -> {
                ConversationId talked = talked();
                house.rapport.relationships().end(pair);
                yield talked;
            }
            case PROVIDER_ERASED -> talkedUntilErasureOf(pair.provider());
            case CUSTOMER_ERASED -> talkedUntilErasureOf(pair.customer());
            case SILENT -> {
                relate();
                yield house.rapport.ids().nextConversationId();
            }
            case INVISIBLE -> {
                relate();
                house.rapport.relationships().end(pair);
                relate();
                yield house.rapport
                        .conversations()
                        .startFacts(pair)
                        .conversation()
                        .orElseThrow()
                        .id();
            }
            case UNRELATED -> house.rapport.ids().nextConversationId();
        };
    }

    private void relate() {
        house.world.related(pair.provider(), pair.customer());
    }

    private ConversationId talked() {
        relate();
        Conversation started = house.world.aConversationOf(pair);
        house.world.said(Side.CUSTOMER, started, "Hello yourself");
        return started.id();
    }

    private ConversationId talkedUntilErasureOf(MemberId member) {
        ConversationId talked = talked();
        house.rapport.relationships().erase(member);
        return talked;
    }

    Viewer viewer(Who who) {
        return switch (who) {
            case PROVIDER -> Viewer.member(pair.provider());
            case CUSTOMER -> Viewer.member(pair.customer());
            case STRANGER -> Viewer.member(stranger);
            case PROVIDER_SEEN -> Viewer.impersonating(pair.provider(), "boss");
            case CUSTOMER_SEEN -> Viewer.impersonating(pair.customer(), "boss");
            case ADMIN -> new Viewer(pair.provider(), ViewerRole.ADMIN, false, Optional.empty());
            case SERVICE -> Viewer.service(pair.customer());
            case SERVICE_SEEN -> new Viewer(pair.customer(), ViewerRole.SERVICE, true, Optional.of("boss"));
            case ERASED -> Viewer.member(erased);
            case UNKNOWN -> Viewer.member(new MemberId("nobody"));
        };
    }

    /** Whom this one would talk to: customers and whoever has a customer's id to the provider, all others to the customer. */
    MemberId counterpart(Viewer viewer) {
        return viewer.member().equals(pair.customer()) ? pair.provider() : pair.customer();
    }

    /** Everything of the store that a use case might change. */
    record Trace(
            Optional<Conversation> conversation,
            Map<MemberId, Member> members,
            boolean related,
            List<Device> devices,
            List<LiveEvent> events,
            int pushes) {}

    Trace trace() {
        Set<MemberId> everybody =
                Stream.of(Who.values()).map(this::viewer).map(Viewer::member).collect(Collectors.toUnmodifiableSet());
        return new Trace(
                house.rapport.conversations().find(conversation),
                house.rapport.directory().find(everybody),
                house.rapport.directory().related(pair),
                everybody.stream()
                        .sorted()
                        .flatMap(member -> house.rapport.devices().of(member).stream())
                        .toList(),
                house.rapport.live().events(),
                house.rapport.pushes().sent().size());
    }
}
