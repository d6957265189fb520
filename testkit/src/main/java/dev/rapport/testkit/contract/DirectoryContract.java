package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.testkit.fixture.Fixtures.aMember;
import static dev.rapport.testkit.fixture.Fixtures.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link dev.rapport.domain.member.Directory} must answer. */
public interface DirectoryContract extends StoreContract {

    /** A provider who works with customers of these names. */
    private static MemberId aProviderOf(World world, String... names) {
        MemberId provider = world.aProvider().id();
        for (String name : names) {
            world.related(provider, world.known(called(name, CUSTOMER)).id());
        }
        return provider;
    }

    private static List<String> names(Adapters adapters, MemberId of, String called) {
        return adapters.directory().contacts(of, called, new PageRequest(1, 50)).results().stream()
                .map(member -> member.name().value())
                .toList();
    }

    @Test
    default void findShouldAnswerThoseWhoAreKnown() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member one = world.aProvider();
        Member two = world.aCustomer();
        world.aCustomer();
        MemberId unknown = Fixtures.aCustomer().id();
        assertThat(adapters.directory().find(Set.of(one.id(), two.id(), unknown)))
                .isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(adapters.directory().find(Set.of(unknown))).isEmpty();
        assertThat(adapters.directory().find(Set.of())).isEmpty();
    }

    @Test
    default void findShouldTakeAHundredAtOnce() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Set<MemberId> ids = new HashSet<>();
        IntStream.range(0, 100).forEach(i -> ids.add(world.aCustomer().id()));
        assertThat(adapters.directory().find(ids)).containsOnlyKeys(ids);
    }

    @Test
    default void relatedShouldBeOfThatVeryPair() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        Pair next = world.aPair();
        assertThat(adapters.directory().related(pair)).isTrue();
        assertThat(adapters.directory().related(new Pair(pair.customer(), pair.provider())))
                .isFalse();
        assertThat(adapters.directory().related(new Pair(pair.provider(), next.customer())))
                .isFalse();
        assertThat(adapters.directory().related(Fixtures.aPair())).isFalse();
    }

    @Test
    default void contactsShouldBeWhomAMemberWorksWithOnEitherSide() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = aProviderOf(world, "Ben", "Ada");
        Pair shared = world.aPairWith(provider);
        Member second = world.aProvider();
        world.related(second.id(), shared.customer());
        Pair ended = world.aPairWith(provider);
        adapters.relationships().end(ended);
        assertThat(names(adapters, provider, "")).hasSize(3).startsWith("Ada", "Ben");
        assertThat(adapters.directory()
                        .contacts(shared.customer(), "", new PageRequest(1, 50))
                        .results())
                .extracting(Member::id)
                .containsExactlyInAnyOrder(provider, second.id());
        assertThat(names(adapters, ended.customer(), "")).isEmpty();
        assertThat(names(adapters, Fixtures.aProvider().id(), "")).isEmpty();
    }

    @Test
    default void contactsShouldComeWithAllThatIsKnown() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        world.related(provider.id(), customer.id());
        assertThat(adapters.directory().contacts(customer.id(), "", new PageRequest(1, 50)))
                .isEqualTo(new Page<>(1, List.of(provider)));
    }

    @Test
    default void contactsShouldBeSortedAsInAnAddressBook() {
        Adapters adapters = fresh();
        String[] sorted = {
            "\u00C1bel",
            "abel b",
            "Abela",
            "Jose",
            "Jos\u00E9 A",
            "Zoe",
            "\u00D8rsted",
            "\u0416anna",
            "\uFF21bel X",
            "\uD83D\uDE00 Smiley"
        };
        MemberId provider = aProviderOf(new World(adapters), sorted);
        Page<Member> page = adapters.directory().contacts(provider, "", new PageRequest(1, 50));
        assertThat(page.results()).hasSize(sorted.length).isSortedAccordingTo(Member.BY_NAME);
    }

    @Test
    default void namesakesShouldBeSortedById() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        for (String id : List.of("c-10", "c-2", "C-3", "c_1", "c.1", "c-1")) {
            world.related(provider, world.known(aMember(id, "Ana", CUSTOMER)).id());
        }
        assertThat(adapters.directory()
                        .contacts(provider, "ana", new PageRequest(1, 50))
                        .results())
                .extracting(member -> member.id().value())
                .containsExactly("C-3", "c-1", "c-10", "c-2", "c.1", "c_1");
    }

    @Test
    default void contactsShouldBeFoundByAnyPartOfTheNameInAnyCase() {
        Adapters adapters = fresh();
        MemberId provider = aProviderOf(new World(adapters), "Ana Ruiz", "Bandana", "\u00D6mer", "Stra\u00DFe", "Zed");
        assertThat(names(adapters, provider, "ANA")).containsExactly("Ana Ruiz", "Bandana");
        assertThat(names(adapters, provider, "a r")).containsExactly("Ana Ruiz");
        assertThat(names(adapters, provider, "\u00F6M")).containsExactly("\u00D6mer");
        assertThat(names(adapters, provider, "O\u0308mer"))
                .as("however it is composed")
                .containsExactly("\u00D6mer");
        assertThat(names(adapters, provider, "STRASSE")).containsExactly("Stra\u00DFe");
        assertThat(names(adapters, provider, "omer")).as("accents count").isEmpty();
        assertThat(names(adapters, provider, "nobody")).isEmpty();
    }

    @Test
    default void contactsShouldBeFoundByWhatElsewhereWouldBeAPattern() {
        Adapters adapters = fresh();
        MemberId provider =
                aProviderOf(new World(adapters), "100% Fit", "Under_score", "Back\\slash", "O'Neill", "Plain", "a*b.c");
        assertThat(names(adapters, provider, "%")).containsExactly("100% Fit");
        assertThat(names(adapters, provider, "_")).containsExactly("Under_score");
        assertThat(names(adapters, provider, "\\")).containsExactly("Back\\slash");
        assertThat(names(adapters, provider, "'")).containsExactly("O'Neill");
        assertThat(names(adapters, provider, "*b.")).containsExactly("a*b.c");
        assertThat(names(adapters, provider, "U%e")).isEmpty();
        assertThat(names(adapters, provider, ".*")).isEmpty();
    }

    @Test
    default void contactsShouldNotBeFoundByWhatNoNameCanHave() {
        Adapters adapters = fresh();
        MemberId provider = aProviderOf(new World(adapters), "Who?", "Plain");
        for (String impossible : List.of("\0", "a\0", "\n", "x".repeat(10_000))) {
            assertThat(names(adapters, provider, impossible)).isEmpty();
        }
    }

    @Test
    default void contactsShouldPageAndCountWhatIsFound() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = aProviderOf(world, "A5", "A3", "A1", "B1", "A4", "A2", "B2");
        for (int number = 1; number <= 4; number++) {
            Page<Member> page = adapters.directory().contacts(provider, "a", new PageRequest(number, 2));
            assertThat(page.count()).isEqualTo(5);
            assertThat(page.results())
                    .extracting(member -> member.name().value())
                    .isEqualTo(List.of("A1", "A2", "A3", "A4", "A5")
                            .subList(Math.min((number - 1) * 2, 5), Math.min(number * 2, 5)));
        }
        assertThat(adapters.directory().contacts(provider, "", new PageRequest(Long.MAX_VALUE, 50)))
                .isEqualTo(new Page<>(7, List.of()));
    }

    @Test
    default void contactsShouldFollowANewName() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        world.related(provider.id(), customer.id());
        world.known(aMember(customer.id().value(), "Renamed", CUSTOMER));
        assertThat(names(adapters, provider.id(), "name")).containsExactly("Renamed");
        assertThat(names(adapters, provider.id(), customer.name().value())).isEmpty();
    }
}
