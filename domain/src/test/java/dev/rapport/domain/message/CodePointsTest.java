package dev.rapport.domain.message;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    private static final int SEED = 20260219;

    private static Set<Integer> all(IntPredicate property) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(property)
                .boxed()
                .collect(toSet());
    }

    private static Set<Integer> codePoints(int... listed) {
        return Arrays.stream(listed).boxed().collect(toSet());
    }

    @Test
    void whiteSpaceShouldBeTheTwentyFiveOfUnicode() {
        assertThat(all(CodePoints::isWhiteSpace))
                .isEqualTo(codePoints(
                        0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                        0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000));
    }

    @Test
    void whiteSpaceShouldBeWhatJavaHasForSeparatorsAndTheSixControls() {
        assertThat(all(CodePoints::isWhiteSpace)).isEqualTo(all(c -> isSeparator(c) || c >= 9 && c <= 13 || c == 0x85));
    }

    private static boolean isSeparator(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    @Test
    void formatShouldBeWhatJavaHasForItWhereItKnowsTheCharacter() {
        IntPredicate known = c -> Character.getType(c) != Character.UNASSIGNED;
        assertThat(all(known.and(CodePoints::isFormat)))
                .isEqualTo(all(c -> Character.getType(c) == Character.FORMAT))
                .hasSizeGreaterThan(150);
    }

    @Test
    void formatShouldHaveTheOnesThatOlderJavasDoNotKnow() {
        assertThat(IntStream.of(0x0890, 0x0891, 0x13439, 0x1343F)).allMatch(CodePoints::isFormat);
        assertThat(all(CodePoints::isFormat)).hasSize(170);
    }

    @Test
    void controlShouldBeWhatJavaHasForIt() {
        assertThat(all(CodePoints::isControl)).isEqualTo(all(Character::isISOControl));
    }

    @Test
    void lineBreaksShouldBeTheSevenOfUnicode() {
        assertThat(all(CodePoints::isLineBreak)).isEqualTo(codePoints(0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029));
    }

    @Test
    void visibleShouldBeWhatIsNeitherWhiteSpaceNorFormatNorControl() {
        assertThat(IntStream.of('a', '.', 0xE9, 0x4E2D, 0x1F600, 0x0301, 0x2800, 0x3164))
                .allMatch(CodePoints::isVisible);
        assertThat(IntStream.of(' ', '\t', 0, 0x7F, 0x9F, 0xA0, 0xAD, 0x200B, 0x200D, 0xFEFF, 0xE0041))
                .noneMatch(CodePoints::isVisible);
    }

    @Test
    void stripShouldTakeAnyWhiteSpaceFromBothEndsAlone() {
        assertThat(CodePoints.strip("\u00A0\u2003\u3000\u0085\u2028\t a\u00A0b \u202F\u205F\u1680\r\n"))
                .isEqualTo("a\u00A0b");
        assertThat(CodePoints.strip(" \n ")).isEmpty();
        assertThat(CodePoints.strip("")).isEmpty();
        assertThat(CodePoints.strip("\u200Ba\uFEFF")).isEqualTo("\u200Ba\uFEFF");
        assertThat(CodePoints.strip(" \uD83D\uDE00 ")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void wellFormedShouldBeWhereEverySurrogateHasItsOtherHalf() {
        assertThat(List.of("", "a", "\uD83D\uDE00", "\uD800\uDC00\uDBFF\uDFFF")).allMatch(CodePoints::isWellFormed);
        assertThat(List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE00"))
                .noneMatch(CodePoints::isWellFormed);
    }

    @Test
    void orderShouldBeThatOfUtf8Bytes() {
        assertThat(CodePoints.ORDER.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
        assertThat("\uFF5E".compareTo("\uD83D\uDE00")).as("unlike Java's own").isPositive();
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String left = anyText(random);
            String right = anyText(random);
            assertThat(Integer.signum(CodePoints.ORDER.compare(left, right)))
                    .as(
                            "%s and %s",
                            left.codePoints().boxed().toList(),
                            right.codePoints().boxed().toList())
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** Up to three code points out of few, so that beginnings are often the same. */
    private static String anyText(Random random) {
        int[] some = {'a', 'b', 0xE9, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x1F601, 0x10FFFF};
        return random.ints(random.nextInt(4), 0, some.length)
                .map(i -> some[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
