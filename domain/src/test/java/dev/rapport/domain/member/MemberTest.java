package dev.rapport.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {

    private static final String SMILEY = "\uD83D\uDE00";

    private static Member called(String id, String name) {
        return new Member(new MemberId(id), new MemberName(name), Optional.empty(), Side.CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "t-7", "A.b_c:d@e-9", "0", "-", "usr:0199aa00-0000@example.org"})
    void anIdShouldBeOfItsForm(String text) {
        assertThat(MemberId.parse(text)).hasValue(new MemberId(text));
        assertThat(new MemberId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u00E9", "a/b", "a%20b", "a+b", "\u0661", "a\0", "(a)"})
    void anIdShouldBeNothingElse(String text) {
        assertThat(MemberId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberId(text));
    }

    @Test
    void anIdShouldHaveAHundredAndTwentyEightCharactersAtMost() {
        assertThat(MemberId.parse("a".repeat(128))).isPresent();
        assertThat(MemberId.parse("a".repeat(129))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ana", "Ana Ruiz", "\u00D6mer", "\u738B\u660E", "\uD83D\uDE00", "a\u200Bb", "O'Neill", "a\u00A0b"
            })
    void aNameShouldBeWhatPeopleRead(String text) {
        assertThat(MemberName.parse(text)).hasValue(new MemberName(text));
    }

    @Test
    void aNameShouldBeStripped() {
        assertThat(MemberName.parse("\u00A0\t Ana Ruiz \u3000\n")).hasValue(new MemberName("Ana Ruiz"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberName(" Ana"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "a\nb",
                "a\tb",
                "a\u2028b",
                "a\u2029b",
                "a\0",
                "a\u0085b",
                "a\u007Fb",
                "\uD83D",
                "a\uDE00b"
            })
    void aNameShouldBeNothingElse(String text) {
        assertThat(MemberName.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberName(text));
    }

    @Test
    void aNameShouldHaveTwoHundredCodePointsAtMost() {
        assertThat(MemberName.parse(SMILEY.repeat(200))).isPresent();
        assertThat(MemberName.parse(SMILEY.repeat(201))).isEmpty();
        assertThat(MemberName.parse(" " + "a".repeat(200) + " ")).isPresent();
    }

    @Test
    void namesShouldBeSortedAsInAnAddressBook() {
        List<String> sorted = List.of(
                "\u00C1bel",
                "abel b",
                "ABEL C",
                "Adam",
                "Jos\u00E9",
                "jose b",
                "Zoe",
                "\u00D8rsted",
                "\u0416anna",
                "\uFFFDx",
                SMILEY);
        List<Member> shuffled = Stream.of(10, 3, 7, 0, 9, 1, 8, 2, 6, 4, 5)
                .map(i -> called("m-" + i, sorted.get(i)))
                .toList();
        assertThat(shuffled.stream().sorted(Member.BY_NAME))
                .extracting(member -> member.name().value())
                .isEqualTo(sorted);
    }

    @Test
    void namesakesShouldBeSortedById() {
        assertThat(Stream.of(called("b", "Ana"), called("a", "\u00C1na"), called("B", "ana"))
                        .sorted(Member.BY_NAME))
                .extracting(member -> member.id().value())
                .containsExactly("B", "a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "Ana Ruiz, ana, true",
        "Ana Ruiz, A R, true",
        "Ana Ruiz, '', true",
        "Ana Ruiz, anna, false",
        "100% Fit, %, true",
        "Ana, %, false",
        "a_b, _, true",
        "Ana, _, false",
        "\u00D6mer, \u00F6m, true",
        "\u00D6mer, O\u0308mer, true",
        "O\u0308mer, \u00F6MER, true",
        "\u00D6mer, omer, false",
        "Stra\u00DFe, STRASSE, true",
        "STRASSE, stra\u00DFe, true",
        "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03C6\u03BF\u03C3, true",
        "\uFB01ne, FI, true"
    })
    void aMemberShouldBeCalledByAnyPartOfTheName(String name, String text, boolean called) {
        assertThat(called("m", name).isCalled(text)).isEqualTo(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a.png",
                "HTTPS://example.org/a.png?x=1#y",
                "https://example.org:8443",
                "http://localhost/a.png",
                "http://localhost:8080/a.png",
                "http://127.0.0.1:8080/a.png",
                "http://[::1]/a.png"
            })
    void aPictureShouldLieAtHttps(String url) {
        assertThat(AvatarUrl.parse(url)).hasValue(new AvatarUrl(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.png",
                "/a.png",
                "//example.org/a.png",
                "http://example.org/a.png",
                "http://localhost.example.org/a.png",
                "http://127.0.0.1.example.org/",
                "https://",
                "https:a.png",
                "https:///a.png",
                "https://user:secret@example.org/a.png",
                "https://example.org/a b.png",
                "https://example.org/\uD83D",
                "https://example.org/\0",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "ftp://example.org/a.png"
            })
    void aPictureShouldLieNowhereElse(String url) {
        assertThat(AvatarUrl.parse(url)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new AvatarUrl(url));
    }

    @Test
    void aPicturesUrlShouldHaveTwoThousandAndFortyEightCharactersAtMost() {
        String url = "https://example.org/";
        assertThat(AvatarUrl.parse(url + "a".repeat(2048 - url.length()))).isPresent();
        assertThat(AvatarUrl.parse(url + "a".repeat(2049 - url.length()))).isEmpty();
    }

    @Test
    void aPairShouldBeTwo() {
        MemberId ana = new MemberId("ana");
        MemberId ben = new MemberId("ben");
        assertThat(Pair.of(Side.PROVIDER, ana, ben)).isEqualTo(new Pair(ana, ben));
        assertThat(Pair.of(Side.CUSTOMER, ana, ben)).isEqualTo(new Pair(ben, ana));
        assertThat(new Pair(ana, ben).at(Side.PROVIDER)).isEqualTo(ana);
        assertThat(new Pair(ana, ben).at(Side.CUSTOMER)).isEqualTo(ben);
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(ana, ana));
    }

    @Test
    void labelsShouldSayWhoIsGone() {
        assertThat(Labels.DEFAULT.removed(Side.CUSTOMER)).isEqualTo("[Trainee Removed]");
        assertThat(Labels.DEFAULT.removed(Side.PROVIDER)).isEqualTo("[Trainer Removed]");
        assertThat(new Labels("Artist", "Client").of(Side.CUSTOMER)).isEqualTo("Client");
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(" ", "Client"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels("Artist", ""));
    }
}
