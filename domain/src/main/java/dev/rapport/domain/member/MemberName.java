package dev.rapport.domain.member;

import dev.rapport.domain.message.CodePoints;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as people read it: 1 to 200 Unicode code points on one line, stripped, at least one of them visible, free of
 * control characters and lone surrogates.
 */
public record MemberName(String value) {

    /** The most code points that a name may have. */
    public static final int MAX_LENGTH = 200;

    /** The order of an address book: accents and case aside, the same on every database and every machine. */
    public static final Comparator<MemberName> ORDER = Comparator.comparing(MemberName::sortKey, CodePoints.ORDER);

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** @throws IllegalArgumentException when the value is not such a name */
    public MemberName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not a name: 1 to 200 visible characters on one line");
        }
    }

    /** The name, stripped, where the text can be one. */
    public static Optional<MemberName> parse(String text) {
        String stripped = CodePoints.strip(text);
        return isName(stripped) ? Optional.of(new MemberName(stripped)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return text.equals(CodePoints.strip(text))
                && CodePoints.isWellFormed(text)
                && text.codePoints().noneMatch(CodePoints::isLineBreak)
                && text.codePoints().noneMatch(CodePoints::isControl)
                && text.codePoints().anyMatch(CodePoints::isVisible)
                && text.codePointCount(0, text.length()) <= MAX_LENGTH;
    }

    /** What the name is sorted by, in code point order: without accents, in lower case. */
    public String sortKey() {
        String plain =
                MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    /** What a search looks in: {@link #searchKey(String)} of the name. */
    public String searchKey() {
        return searchKey(value);
    }

    /** Folds what is searched and what is searched for alike: composed, case aside. Accents count. */
    public static String searchKey(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return value;
    }
}
