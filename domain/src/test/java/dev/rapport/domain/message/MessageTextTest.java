package dev.rapport.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.message.MessageText.Blank;
import dev.rapport.domain.message.MessageText.Invalid;
import dev.rapport.domain.message.MessageText.TooLong;
import dev.rapport.domain.message.MessageText.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    private static final String SMILEY = "\uD83D\uDE00";

    private static void assertRead(String written, String text) {
        assertThat(MessageText.check(written)).isEqualTo(new Valid(new MessageText(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a\nb\tc",
                "a\n\n\nb",
                "a\u2028b\u00A0c",
                "e\u0301",
                "\u00E9",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\u200Fa\u200B",
                "<script>alert(1)</script>",
                "\uFFFD",
                "\uFFFE"
            })
    void textShouldBeKeptAsItWasWritten(String written) {
        assertRead(written, written);
        assertThat(new MessageText(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " a ",
                "\u00A0a\u00A0",
                "\u2003a\u2003",
                "\u3000a\u3000",
                "\u0085a\u0085",
                "\r\na\r\n",
                "\ra\r",
                "\u000B\f\ta\u2028\u2029",
                "\n \u202F\u205F\u1680a"
            })
    void textShouldBeStripped(String written) {
        assertRead(written, "a");
    }

    @Test
    void lineEndsShouldBecomeLineFeeds() {
        assertRead("a\r\nb\r\n\r\nc\nd", "a\nb\n\nc\nd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "\0",
                "a\0",
                "a\rb",
                "a\r\r\nb",
                "a\u0085b",
                "a\u000Bb",
                "a\fb",
                "a\u0001",
                "a\u001B[31mb",
                "a\u007F",
                "a\u009Fb",
                "\uD83D",
                "a\uDE00b",
                "\uDE00\uD83D",
                "a\uD83D"
            })
    void textShouldHaveNoControlCharactersAndNoHalves(String written) {
        assertThat(MessageText.check(written)).isEqualTo(new Invalid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t ",
                "\u00A0\u2003\u3000",
                "\u200B",
                "\u200B \u200D\n\uFEFF",
                "\u2060\u00AD\u061C",
                "\uDB40\uDC41\uDB40\uDC7F",
                "\u180E"
            })
    void textWithNothingToSeeShouldBeBlank(String written) {
        assertThat(MessageText.check(written)).isEqualTo(new Blank());
    }

    @Test
    void textShouldHaveTwoThousandCodePointsAtMost() {
        assertRead("a".repeat(2000), "a".repeat(2000));
        assertRead(SMILEY.repeat(2000), SMILEY.repeat(2000));
        assertThat(MessageText.check("a".repeat(2001))).isEqualTo(new TooLong(2001));
        assertThat(MessageText.check(SMILEY.repeat(2001))).isEqualTo(new TooLong(2001));
        assertThat(MessageText.check("a".repeat(1999) + SMILEY + "b")).isEqualTo(new TooLong(2001));
    }

    @Test
    void lengthShouldBeCountedOfWhatIsKept() {
        String lines = "a\r\n".repeat(1000);
        assertRead(lines + " ".repeat(500), "a\n".repeat(999) + "a");
        assertThat(MessageText.check(lines + "bcd")).isEqualTo(new TooLong(2003));
        assertThat(MessageText.check("\u200B".repeat(2000) + "a")).isEqualTo(new TooLong(2001));
    }

    @Test
    void faultsShouldComeInTheOrderInvalidBlankTooLong() {
        assertThat(MessageText.check("\0".repeat(2001))).isEqualTo(new Invalid());
        assertThat(MessageText.check("a".repeat(2001) + "\0")).isEqualTo(new Invalid());
        assertThat(MessageText.check("\u200B\0")).isEqualTo(new Invalid());
        assertThat(MessageText.check("\u200B".repeat(2001))).isEqualTo(new Blank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\n", "a\0", "a\r\nb", "\uD83D", "\u200B"})
    void aTextShouldNotBeMadeOfAnythingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageText(value));
    }

    @Test
    void aTextShouldNotBeMadeTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageText("a".repeat(2001)));
    }
}
