package dev.rapport.bootstrap.demo;

import dev.rapport.bootstrap.listen.ServerAddress;
import dev.rapport.bootstrap.settings.Variable;
import dev.rapport.domain.member.MemberId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line of {@code rapport listen}, for a shell beside the one in which the demo runs; no longer than it has to be. */
final class ListenLine {

    /** How this process itself was started; {@code bin/rapport} says it. */
    private static final String PROGRAM = System.getProperty("rapport.program", "bin/rapport");

    private final List<String> words;

    private ListenLine(List<String> words) {
        this.words = words;
    }

    static ListenLine to(String address) {
        ListenLine line = new ListenLine(List.of(PROGRAM, "listen"));
        return address.equals(ServerAddress.DEFAULT) ? line : line.and("--url", address);
    }

    /** With the secret in that folder. */
    ListenLine as(MemberId member, Path dataFolder) {
        ListenLine line = and("--as", member.value());
        return dataFolder.equals(Path.of(Variable.DATA.fallback()))
                ? line
                : line.and("--data", dataFolder.toAbsolutePath().normalize().toString());
    }

    ListenLine with(String token) {
        return and("--token", token);
    }

    private ListenLine and(String option, String value) {
        List<String> more = new ArrayList<>(words);
        more.add(option);
        more.add(value);
        return new ListenLine(more);
    }

    @Override
    public String toString() {
        return String.join(" ", words.stream().map(ListenLine::quoted).toList());
    }

    private static String quoted(String word) {
        return word.matches("[\\w.,:/@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
