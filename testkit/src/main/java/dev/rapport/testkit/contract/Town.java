package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.DraftFixture;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A few people among whom random things happen: messages, repeats, reading, relationships that end and begin, members
 * who are erased and come back. What happens next depends on the random numbers and on the state of the store alone.
 */
final class Town {

    private static final int PROVIDERS = 2;
    private static final int CUSTOMERS = 3;
    private static final int NAMES = 12;

    private final List<Member> members;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<ClientMessageId> names =
            IntStream.range(0, NAMES).mapToObj(i -> aClientMessageId()).toList();

    Town() {
        List<Member> providers =
                Stream.generate(Fixtures::aProvider).limit(PROVIDERS).toList();
        List<Member> customers =
                Stream.generate(Fixtures::aCustomer).limit(CUSTOMERS).toList();
        members = Stream.concat(providers.stream(), customers.stream()).toList();
        for (Member provider : providers) {
            customers.forEach(customer -> pairs.add(new Pair(provider.id(), customer.id())));
        }
    }

    /** Has everybody known and related. */
    void settle(Adapters adapters) {
        members.forEach(adapters.registry()::put);
        pairs.forEach(adapters.relationships()::begin);
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<MemberId> members() {
        return members.stream().map(Member::id).toList();
    }

    /** One thing that happens, and what comes of it. */
    Object happen(Adapters node, Random random) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        Side side = Side.values()[random.nextInt(2)];
        int what = random.nextInt(100);
        if (what < 55) {
            return write(node, random, pair, side);
        }
        if (what < 80) {
            return read(node, random, pair, side);
        }
        if (what < 87) {
            return node.relationships().end(pair);
        }
        if (what < 97) {
            return node.relationships().begin(pair);
        }
        return eraseOrComeBack(node, random);
    }

    /** Sends where there is something to be seen, else starts; both on facts that may be old when it comes to it. */
    private Object write(Adapters node, Random random, Pair pair, Side side) {
        DraftFixture draft = aDraft().by(side, pair).saying("Text " + random.nextInt(3));
        DraftFixture named = random.nextInt(3) == 0 ? draft.named(names.get(random.nextInt(NAMES))) : draft;
        StartFacts facts = node.conversations().startFacts(pair);
        Optional<Conversation> standing = facts.conversation();
        if (standing.filter(Conversation::isArchived).isPresent()
                || !node.directory().related(pair)) {
            return "not allowed";
        }
        return standing.filter(Conversation::isVisible).isPresent() && random.nextBoolean()
                ? node.messages().append(named.make(), guardOf(standing.get()))
                : node.conversations().start(pair, node.ids().nextConversationId(), named.make(), facts.guard());
    }

    private static Object read(Adapters node, Random random, Pair pair, Side side) {
        Optional<Conversation> standing = node.conversations().startFacts(pair).conversation();
        if (standing.filter(Conversation::isVisible).isEmpty()) {
            return "nothing to read";
        }
        Conversation conversation = standing.get();
        Optional<Seq> upTo = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(
                        new Seq(random.nextInt((int) conversation.lastSeq().value() + 3)));
        return node.readMarks().mark(guardOf(conversation), side, upTo);
    }

    private Object eraseOrComeBack(Adapters node, Random random) {
        Member member = members.get(random.nextInt(members.size()));
        return random.nextInt(3) == 0
                ? node.relationships().erase(member.id())
                : node.registry().put(member);
    }
}
