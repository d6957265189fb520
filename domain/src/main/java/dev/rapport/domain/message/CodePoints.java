package dev.rapport.domain.message;

import java.util.Comparator;

/**
 * What a Unicode code point counts as. The tables are spelled out (Unicode 16, properties {@code White_Space} and
 * {@code General_Category=Cf}) because Java 17, Java 25 and browsers do not agree about them, and a text must be the
 * same text to all of them.
 */
public final class CodePoints {

    /** The order of code points, as a database sorts UTF-8 bytes; {@code String.compareTo} differs past U+FFFF. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    /** First and last of each range, rising. */
    private static final int[] WHITE_SPACE = {
        0x0009, 0x000D, 0x0020, 0x0020, 0x0085, 0x0085, 0x00A0, 0x00A0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029,
        0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000
    };

    private static final int[] FORMAT = {
        0x00AD, 0x00AD, 0x0600, 0x0605, 0x061C, 0x061C, 0x06DD, 0x06DD, 0x070F, 0x070F, 0x0890, 0x0891, 0x08E2, 0x08E2,
        0x180E, 0x180E, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x206F, 0xFEFF, 0xFEFF, 0xFFF9, 0xFFFB,
        0x110BD, 0x110BD, 0x110CD, 0x110CD, 0x13430, 0x1343F, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0001, 0xE0001,
        0xE0020, 0xE007F
    };

    private static final int[] LINE_BREAK = {0x000A, 0x000D, 0x0085, 0x0085, 0x2028, 0x2029};

    private static final int[] CONTROL = {0x0000, 0x001F, 0x007F, 0x009F};

    private CodePoints() {}

    public static boolean isWhiteSpace(int codePoint) {
        return isIn(WHITE_SPACE, codePoint);
    }

    /** Whether it formats the text around it and has no glyph of its own, like a zero-width space. */
    public static boolean isFormat(int codePoint) {
        return isIn(FORMAT, codePoint);
    }

    /** Whether it starts a new line somewhere: LF, VT, FF, CR, NEL, line and paragraph separator. */
    public static boolean isLineBreak(int codePoint) {
        return isIn(LINE_BREAK, codePoint);
    }

    /** Whether it is a control character: C0, DEL or C1, of which LF and TAB are two. */
    public static boolean isControl(int codePoint) {
        return isIn(CONTROL, codePoint);
    }

    /** Whether somebody would see something: neither white space nor format nor control. */
    public static boolean isVisible(int codePoint) {
        return !isWhiteSpace(codePoint) && !isFormat(codePoint) && !isControl(codePoint);
    }

    /** Whether it is half of a pair: {@link String#codePoints()} yields one only where the other half is missing. */
    public static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Whether every surrogate has its other half. */
    public static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(CodePoints::isLoneSurrogate);
    }

    /** The text without the white space at its ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        // White space lies in the basic plane: a char is a code point here.
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isIn(int[] ranges, int codePoint) {
        for (int i = 0; i < ranges.length && ranges[i] <= codePoint; i += 2) {
            if (codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Only where surrogates meet other characters does the order of chars mislead.
                return Character.isSurrogate(a) == Character.isSurrogate(b) ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }
}
