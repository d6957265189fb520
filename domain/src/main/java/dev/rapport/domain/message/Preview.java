package dev.rapport.domain.message;

/** The beginning of a message on one line, 100 code points at most: for lists and notifications (AC-9, AC-11). */
public record Preview(String value) {

    /** The most code points of a preview. */
    public static final int MAX_LENGTH = 100;

    /** The preview of a message: each line break, and the white space around it, becomes one space. */
    public static Preview of(MessageText text) {
        return new Preview(firstCodePoints(onOneLine(text.value())));
    }

    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean breaks = false;
            while (end < text.length() && CodePoints.isWhiteSpace(text.charAt(end))) {
                breaks |= CodePoints.isLineBreak(text.charAt(end++));
            }
            if (end == i) {
                line.append(text.charAt(i++));
            } else {
                line.append(breaks ? " " : text.substring(i, end));
                i = end;
            }
        }
        return line.toString();
    }

    private static String firstCodePoints(String line) {
        return line.codePointCount(0, line.length()) <= MAX_LENGTH
                ? line
                : CodePoints.strip(line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)));
    }

    @Override
    public String toString() {
        return value;
    }
}
