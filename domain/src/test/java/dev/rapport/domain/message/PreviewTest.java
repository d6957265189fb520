package dev.rapport.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final String SMILEY = "\uD83D\uDE00";

    private static String preview(String text) {
        return Preview.of(new MessageText(text)).value();
    }

    @Test
    void lineBreaksAndTheSpaceAroundThemShouldBecomeOneSpace() {
        assertThat(preview("a\nb")).isEqualTo("a b");
        assertThat(preview("a \n\n\t b")).isEqualTo("a b");
        assertThat(preview("a\u2028b\u2029c")).isEqualTo("a b c");
        assertThat(preview("a\u00A0\nb\u3000c")).isEqualTo("a b\u3000c");
    }

    @Test
    void otherSpaceShouldStay() {
        assertThat(preview("Hello")).isEqualTo("Hello");
        assertThat(preview("a  b\tc\u00A0\u3000d")).isEqualTo("a  b\tc\u00A0\u3000d");
    }

    @Test
    void previewShouldHaveAHundredCodePointsAtMost() {
        assertThat(preview("a".repeat(100))).isEqualTo("a".repeat(100));
        assertThat(preview("a".repeat(101))).isEqualTo("a".repeat(100));
        assertThat(preview(SMILEY.repeat(100))).isEqualTo(SMILEY.repeat(100));
        assertThat(preview(SMILEY.repeat(2000))).isEqualTo(SMILEY.repeat(100));
    }

    @Test
    void previewShouldNotEndInTheSpaceWhereItIsCut() {
        assertThat(preview("a".repeat(98) + " \n \nb" + "c".repeat(50))).isEqualTo("a".repeat(98) + " b");
        assertThat(preview("a".repeat(99) + "\n" + "b")).isEqualTo("a".repeat(99));
        assertThat(preview("a".repeat(95) + "     b")).isEqualTo("a".repeat(95));
    }

    @Test
    void previewShouldCountWhatIsLeftAfterFolding() {
        assertThat(preview("a" + "\n".repeat(200) + "b".repeat(98))).isEqualTo("a " + "b".repeat(98));
        assertThat(Preview.of(new MessageText("Hi"))).hasToString("Hi");
    }
}
