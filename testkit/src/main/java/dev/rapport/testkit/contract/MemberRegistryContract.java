package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aMember;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.AvatarUrl;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.MemberRegistry.Put;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.relationship.Relationships.Begun;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link dev.rapport.domain.member.MemberRegistry} must do. */
public interface MemberRegistryContract extends StoreContract {

    private static Member stored(Adapters adapters, MemberId id) {
        return adapters.directory().find(Set.of(id)).get(id);
    }

    private static Member as(Side role, MemberId id) {
        return aMember(id.value(), "Another Name", role);
    }

    private static void assertRoleInUse(Adapters adapters, MemberId id, Side role) {
        Member before = stored(adapters, id);
        assertThat(adapters.registry().put(as(role.other(), id))).isEqualTo(Put.ROLE_IN_USE);
        assertThat(stored(adapters, id)).isEqualTo(before);
        assertThat(adapters.registry().put(as(role, id))).isEqualTo(Put.UPDATED);
    }

    @Test
    default void putShouldMakeAMemberKnown() {
        Adapters adapters = fresh();
        Member member = new Member(
                new MemberId("t-7:x@y_z.1"),
                new MemberName("Ana \uD83C\uDFCB Ru\u00EDz"),
                Optional.of(new AvatarUrl("https://pictures.example/t-7.png?size=2")),
                PROVIDER);
        assertThat(adapters.registry().put(member)).isEqualTo(Put.CREATED);
        assertThat(stored(adapters, member.id())).isEqualTo(member);
    }

    @Test
    default void putShouldChangeWhatIsKnown() {
        Adapters adapters = fresh();
        MemberId id = new MemberId("t-7");
        adapters.registry()
                .put(new Member(id, new MemberName("Ana"), Optional.of(new AvatarUrl("https://a.example/")), PROVIDER));
        Member renamed = aMember("t-7", "Anna", PROVIDER);
        assertThat(adapters.registry().put(renamed)).isEqualTo(Put.UPDATED);
        assertThat(stored(adapters, id)).isEqualTo(renamed);
    }

    @Test
    default void putShouldTellWhatStandsThereAlready() {
        Adapters adapters = fresh();
        Member plain = aMember("t-7", "Ana", PROVIDER);
        Member pictured =
                new Member(plain.id(), plain.name(), Optional.of(new AvatarUrl("https://a.example/")), PROVIDER);
        adapters.registry().put(plain);
        assertThat(adapters.registry().put(plain)).isEqualTo(Put.UNCHANGED);
        assertThat(adapters.registry().put(pictured)).isEqualTo(Put.UPDATED);
        assertThat(adapters.registry().put(pictured)).isEqualTo(Put.UNCHANGED);
        assertThat(adapters.registry().put(plain)).isEqualTo(Put.UPDATED);
        assertThat(stored(adapters, plain.id())).isEqualTo(plain);
    }

    @Test
    default void putShouldTellIdsApartByCase() {
        Adapters adapters = fresh();
        adapters.registry().put(aMember("ana", "Lower", PROVIDER));
        assertThat(adapters.registry().put(aMember("ANA", "Upper", CUSTOMER))).isEqualTo(Put.CREATED);
        assertThat(stored(adapters, new MemberId("ana")).name()).isEqualTo(new MemberName("Lower"));
    }

    @Test
    default void putShouldChangeTheRoleOfAMemberWithNothingInIt() {
        Adapters adapters = fresh();
        Member provider = new World(adapters).aProvider();
        assertThat(adapters.registry().put(as(CUSTOMER, provider.id()))).isEqualTo(Put.UPDATED);
        assertThat(stored(adapters, provider.id()).role()).isEqualTo(CUSTOMER);
    }

    @Test
    default void putShouldKeepTheRoleOfAMemberWithARelationship() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        assertRoleInUse(adapters, pair.provider(), PROVIDER);
        assertRoleInUse(adapters, pair.customer(), CUSTOMER);
    }

    @Test
    default void putShouldKeepTheRoleOfAMemberWithAConversation() {
        Adapters adapters = fresh();
        Conversation archived = new World(adapters).anArchivedConversation();
        assertRoleInUse(adapters, World.pairOf(archived).provider(), PROVIDER);
        assertRoleInUse(adapters, World.pairOf(archived).customer(), CUSTOMER);
    }

    @Test
    default void putShouldChangeTheRoleWhereTheConversationCannotBeSeen() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        adapters.relationships().end(pair);
        assertThat(adapters.registry().put(as(CUSTOMER, pair.provider()))).isEqualTo(Put.UPDATED);
    }

    @Test
    default void putAtOnceShouldCreateOnce() {
        Adapters adapters = fresh();
        Member member = aMember("t-7", "Ana", PROVIDER);
        List<Put> puts = Together.times(
                10,
                number -> Together.oneOf(adapters, adapters.other(), number)
                        .registry()
                        .put(member));
        assertThat(puts).filteredOn(Put.CREATED::equals).hasSize(1);
        assertThat(puts).filteredOn(Put.UNCHANGED::equals).hasSize(9);
    }

    @RepeatedTest(10)
    default void roleAndRelationshipChangedAtOnceShouldStillFit() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member customer = world.aCustomer();
        Pair pair = new Pair(world.aProvider().id(), customer.id());
        List<Object> outcomes = Together.all(List.of(
                () -> adapters.registry().put(as(PROVIDER, customer.id())),
                () -> adapters.other().relationships().begin(pair)));
        boolean changed = outcomes.get(0) == Put.UPDATED;
        boolean related = outcomes.get(1) instanceof Begun;
        assertThat(changed).as("%s", outcomes).isNotEqualTo(related);
        assertThat(adapters.directory().related(pair)).isEqualTo(related);
        assertThat(stored(adapters, customer.id()).role()).isEqualTo(changed ? PROVIDER : CUSTOMER);
    }
}
