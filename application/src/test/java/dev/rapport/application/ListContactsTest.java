package dev.rapport.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.member.ListContacts.Contact;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.Page;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListContactsTest {

    private final House house = new House();
    private final MemberId provider = house.world.aProvider().id();

    private static Page<Contact> contacts(House house, Viewer viewer, String called, long page) {
        return house.useCases.listContacts().list(viewer, called, page);
    }

    private List<String> names(Viewer viewer, String called) {
        return contacts(house, viewer, called, 1).results().stream()
                .map(contact -> contact.member().name())
                .toList();
    }

    private void customers(String... names) {
        Arrays.stream(names)
                .map(name -> house.world.known(Fixtures.called(name, Side.CUSTOMER)))
                .map(Member::id)
                .forEach(customer -> house.world.related(provider, customer));
    }

    @Test
    void contactsShouldBeByNameAsAnAddressBookHasThem() {
        customers("zoe", "Özil", "Adam", "Émile", "adele", "Paul");
        assertThat(names(Viewer.member(provider), "")).containsExactly("Adam", "adele", "Émile", "Özil", "Paul", "zoe");
    }

    @ParameterizedTest
    @CsvSource({"an, 'Ana Ruiz,Diana'", "ANA, 'Ana Ruiz,Diana'", "' r', Ana Ruiz", "%, 100% Bob", "_, Snake_Case", "x,"
    })
    void contactsShouldBeFoundByAnyPartOfTheirName(String called, String found) {
        customers("Ana Ruiz", "Diana", "100% Bob", "Snake_Case");
        assertThat(String.join(",", names(Viewer.member(provider), called))).isEqualTo(found == null ? "" : found);
    }

    @Test
    void contactsShouldComeFiftyAPage() {
        customers(IntStream.range(100, 153)
                .mapToObj(number -> "Customer " + number)
                .toArray(String[]::new));
        Page<Contact> second = contacts(house, Viewer.member(provider), "", 2);
        assertThat(contacts(house, Viewer.member(provider), "", 1).results()).hasSize(50);
        assertThat(second.count()).isEqualTo(53);
        assertThat(second.results())
                .extracting(contact -> contact.member().name())
                .containsExactly("Customer 150", "Customer 151", "Customer 152");
        assertThat(contacts(house, Viewer.member(provider), "", 3).results()).isEmpty();
    }

    @Test
    void contactsShouldNameTheOpenConversationAlone() {
        Conversation talking = house.world.aConversation();
        MemberId talker = World.pairOf(talking).provider();
        Pair silent = house.world.aPairWith(talker);
        assertThat(contacts(house, Viewer.member(talker), "", 1).results())
                .extracting(Contact::conversation)
                .containsExactlyInAnyOrder(Optional.of(talking.id()), Optional.empty());
        house.rapport.relationships().end(silent);
        house.rapport.relationships().end(World.pairOf(talking));
        assertThat(contacts(house, Viewer.member(talker), "", 1).count()).isZero();
    }

    @Test
    void aCustomersContactsShouldBeProvidersWithAnOpenConversation() {
        Conversation open = house.world.aConversation();
        MemberId customer = World.pairOf(open).customer();
        house.world.related(provider, customer);
        Viewer viewer = Viewer.member(customer);
        assertThat(contacts(house, viewer, "", 1).results())
                .extracting(Contact::conversation)
                .containsExactly(Optional.of(open.id()));
        assertThat(contacts(house, viewer, "no such name", 1).count()).isZero();
        assertThat(contacts(house, viewer, "", 2).count()).isEqualTo(1);
        assertThat(contacts(house, Viewer.impersonating(customer, "boss"), "", 1))
                .isEqualTo(contacts(house, viewer, "", 1));
        house.rapport.relationships().end(World.pairOf(open));
        assertThat(contacts(house, viewer, "", 1).count()).isZero();
    }

    @Test
    void aCustomersContactsShouldBeAllTheirProvidersWhereEitherStarts() {
        House either = new House(StartPolicy.EITHER);
        Pair pair = either.world.aPair();
        assertThat(contacts(either, Viewer.member(pair.customer()), "", 1).results())
                .extracting(contact -> contact.member().id().orElseThrow())
                .containsExactly(pair.provider());
    }
}
