package dev.rapport.bootstrap.listen;

import dev.rapport.domain.message.CodePoints;

/**
 * Text of somebody else's for a terminal: on one line, and without what a terminal would obey, or what would turn the rest of
 * the line around.
 */
final class OneLine {

    private static final String LINE_BREAK = " ⏎ ";

    private OneLine() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(line, codePoint));
        return line.toString();
    }

    private static void append(StringBuilder line, int codePoint) {
        if (codePoint == '\t') {
            line.append(' ');
        } else if (CodePoints.isLineBreak(codePoint)) {
            line.append(LINE_BREAK);
        } else if (CodePoints.isControl(codePoint)) {
            line.append('\uFFFD');
        } else if (!changesDirection(codePoint)) {
            line.appendCodePoint(codePoint);
        }
    }

    private static boolean changesDirection(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    }
}
