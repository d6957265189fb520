package dev.rapport.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Scene.State;
import dev.rapport.application.Scene.Who;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.StartPolicy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, in which state of a conversation: all of it (contract, sections 2, 3 and 10; AC-12, edge cases 1, 7
 * and 10). A cell says {@code ok}, how many there are, or by {@link #SHORT} with which code it is refused. A state of
 * {@code *} means all that have no line of their own. What is refused, or only reads, leaves no trace.
 */
class AccessMatrixTest {

    private static final Map<String, RefusalCode> SHORT = Map.of(
            "404", RefusalCode.CONVERSATION_NOT_FOUND,
            "archived", RefusalCode.CONVERSATION_ARCHIVED,
            "readonly", RefusalCode.IMPERSONATION_READ_ONLY,
            "provider", RefusalCode.START_NOT_ALLOWED,
            "related", RefusalCode.NO_RELATIONSHIP,
            "forbid", RefusalCode.FORBIDDEN,
            "unknown", RefusalCode.UNKNOWN_MEMBER,
            "missing", RefusalCode.NOT_FOUND,
            "invalid", RefusalCode.INVALID_REQUEST);

    private static final String MATRIX = """
            does        | state           | PROVIDER | CUSTOMER | STRANGER | PROVIDER_SEEN | CUSTOMER_SEEN | ADMIN   | SERVICE | SERVICE_SEEN | ERASED  | UNKNOWN
            SHOW        | OPEN            | ok       | ok       | 404      | ok            | ok            | 404     | 404     | 404          | 404     | 404
            SHOW        | ENDED           | ok       | archived | 404      | ok            | archived      | 404     | 404     | 404          | 404     | 404
            SHOW        | PROVIDER_ERASED | 404      | ok       | 404      | 404           | ok            | 404     | 404     | 404          | 404     | 404
            SHOW        | CUSTOMER_ERASED | ok       | 404      | 404      | ok            | 404           | 404     | 404     | 404          | 404     | 404
            SHOW        | *               | 404      | 404      | 404      | 404           | 404           | 404     | 404     | 404          | 404     | 404
            HISTORY     | OPEN            | ok       | ok       | 404      | ok            | ok            | 404     | 404     | 404          | 404     | 404
            HISTORY     | ENDED           | ok       | archived | 404      | ok            | archived      | 404     | 404     | 404          | 404     | 404
            HISTORY     | PROVIDER_ERASED | 404      | ok       | 404      | 404           | ok            | 404     | 404     | 404          | 404     | 404
            HISTORY     | CUSTOMER_ERASED | ok       | 404      | 404      | ok            | 404           | 404     | 404     | 404          | 404     | 404
            HISTORY     | *               | 404      | 404      | 404      | 404           | 404           | 404     | 404     | 404          | 404     | 404
            SEND        | OPEN            | ok       | ok       | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            SEND        | ENDED           | archived | archived | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            SEND        | PROVIDER_ERASED | 404      | archived | 404      | 404           | readonly      | 404     | 404     | 404          | 404     | 404
            SEND        | CUSTOMER_ERASED | archived | 404      | 404      | readonly      | 404           | 404     | 404     | 404          | 404     | 404
            SEND        | *               | 404      | 404      | 404      | 404           | 404           | 404     | 404     | 404          | 404     | 404
            MARK_READ   | OPEN            | ok       | ok       | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            MARK_READ   | ENDED           | ok       | archived | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            MARK_READ   | PROVIDER_ERASED | 404      | ok       | 404      | 404           | readonly      | 404     | 404     | 404          | 404     | 404
            MARK_READ   | CUSTOMER_ERASED | ok       | 404      | 404      | readonly      | 404           | 404     | 404     | 404          | 404     | 404
            MARK_READ   | *               | 404      | 404      | 404      | 404           | 404           | 404     | 404     | 404          | 404     | 404
            TYPE        | OPEN            | ok       | ok       | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            TYPE        | ENDED           | archived | archived | 404      | readonly      | readonly      | 404     | 404     | 404          | 404     | 404
            TYPE        | PROVIDER_ERASED | 404      | archived | 404      | 404           | readonly      | 404     | 404     | 404          | 404     | 404
            TYPE        | CUSTOMER_ERASED | archived | 404      | 404      | readonly      | 404           | 404     | 404     | 404          | 404     | 404
            TYPE        | *               | 404      | 404      | 404      | 404           | 404           | 404     | 404     | 404          | 404     | 404
            LISTEN      | PROVIDER_ERASED | unknown  | ok       | ok       | unknown       | ok            | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN      | CUSTOMER_ERASED | ok       | unknown  | ok       | ok            | unknown       | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN      | *               | ok       | ok       | ok       | ok            | ok            | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN_TO   | OPEN            | ok       | ok       | 404      | ok            | ok            | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN_TO   | ENDED           | ok       | archived | 404      | ok            | archived      | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN_TO   | PROVIDER_ERASED | unknown  | ok       | 404      | unknown       | ok            | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN_TO   | CUSTOMER_ERASED | ok       | unknown  | 404      | ok            | unknown       | forbid  | forbid  | forbid       | unknown | unknown
            LISTEN_TO   | *               | 404      | 404      | 404      | 404           | 404           | forbid  | forbid  | forbid       | unknown | unknown
            LIST        | OPEN            | 1        | 1        | 0        | 1             | 1             | 0       | 0       | 0            | 0       | 0
            LIST        | ENDED           | 1        | 0        | 0        | 1             | 0             | 0       | 0       | 0            | 0       | 0
            LIST        | PROVIDER_ERASED | 0        | 1        | 0        | 0             | 1             | 0       | 0       | 0            | 0       | 0
            LIST        | CUSTOMER_ERASED | 1        | 0        | 0        | 1             | 0             | 0       | 0       | 0            | 0       | 0
            LIST        | *               | 0        | 0        | 0        | 0             | 0             | 0       | 0       | 0            | 0       | 0
            UNREAD      | OPEN            | 1        | 1        | 0        | 1             | 1             | 0       | 0       | 0            | 0       | 0
            UNREAD      | ENDED           | 1        | 0        | 0        | 1             | 0             | 0       | 0       | 0            | 0       | 0
            UNREAD      | PROVIDER_ERASED | 0        | 1        | 0        | 0             | 1             | 0       | 0       | 0            | 0       | 0
            UNREAD      | CUSTOMER_ERASED | 1        | 0        | 0        | 1             | 0             | 0       | 0       | 0            | 0       | 0
            UNREAD      | *               | 0        | 0        | 0        | 0             | 0             | 0       | 0       | 0            | 0       | 0
            CONTACTS    | OPEN            | talking  | talking  | -        | talking       | talking       | -       | -       | -            | -       | -
            CONTACTS    | SILENT          | new      | -        | -        | new           | -             | -       | -       | -            | -       | -
            CONTACTS    | INVISIBLE       | new      | -        | -        | new           | -             | -       | -       | -            | -       | -
            CONTACTS    | *               | -        | -        | -        | -             | -             | -       | -       | -            | -       | -
            START       | OPEN            | ok       | provider | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | SILENT          | ok       | provider | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | INVISIBLE       | ok       | provider | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | CUSTOMER_ERASED | related  | related  | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | *               | related  | provider | related  | readonly      | readonly      | related | related | readonly     | related | related
            ME          | PROVIDER_ERASED | unknown  | ok       | ok       | unknown       | ok            | unknown | ok      | ok           | unknown | unknown
            ME          | CUSTOMER_ERASED | ok       | unknown  | ok       | ok            | unknown       | ok      | unknown | unknown      | unknown | unknown
            ME          | *               | ok       | ok       | ok       | ok            | ok            | ok      | ok      | ok           | unknown | unknown
            REGISTER    | PROVIDER_ERASED | unknown  | ok       | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            REGISTER    | CUSTOMER_ERASED | ok       | unknown  | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            REGISTER    | *               | ok       | ok       | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            UNREGISTER  | PROVIDER_ERASED | unknown  | ok       | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            UNREGISTER  | CUSTOMER_ERASED | ok       | unknown  | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            UNREGISTER  | *               | ok       | ok       | ok       | readonly      | readonly      | forbid  | forbid  | readonly     | unknown | unknown
            PUT_MEMBER  | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | readonly     | forbid  | forbid
            RENAME      | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | readonly     | forbid  | forbid
            FIND_MEMBER | PROVIDER_ERASED | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | missing | missing      | forbid  | forbid
            FIND_MEMBER | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | ok           | forbid  | forbid
            ERASE       | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | readonly     | forbid  | forbid
            BEGIN       | PROVIDER_ERASED | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | invalid | readonly     | forbid  | forbid
            BEGIN       | CUSTOMER_ERASED | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | invalid | readonly     | forbid  | forbid
            BEGIN       | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | readonly     | forbid  | forbid
            END         | *               | forbid   | forbid   | forbid   | forbid        | forbid        | forbid  | ok      | readonly     | forbid  | forbid
            """;

    /** What is different where both sides may start. */
    private static final String MATRIX_WHERE_EITHER_STARTS = """
            does        | state           | PROVIDER | CUSTOMER | STRANGER | PROVIDER_SEEN | CUSTOMER_SEEN | ADMIN   | SERVICE | SERVICE_SEEN | ERASED  | UNKNOWN
            CONTACTS    | OPEN            | talking  | talking  | -        | talking       | talking       | -       | -       | -            | -       | -
            CONTACTS    | SILENT          | new      | new      | -        | new           | new           | -       | -       | -            | -       | -
            CONTACTS    | INVISIBLE       | new      | new      | -        | new           | new           | -       | -       | -            | -       | -
            CONTACTS    | *               | -        | -        | -        | -             | -             | -       | -       | -            | -       | -
            START       | OPEN            | ok       | ok       | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | SILENT          | ok       | ok       | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | INVISIBLE       | ok       | ok       | related  | readonly      | readonly      | related | related | readonly     | related | related
            START       | *               | related  | related  | related  | readonly      | readonly      | related | related | readonly     | related | related
            """;

    record Cell(Doing doing, State state, Who who, String expected) {

        @Override
        public String toString() {
            return doing + " by " + who + " where " + state + ": " + expected;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellShouldBeAsTheMatrixSays(Cell cell) {
        assertCell(cell, StartPolicy.PROVIDER);
    }

    @ParameterizedTest
    @MethodSource("cellsWhereEitherStarts")
    void everyCellShouldBeAsTheMatrixSaysWhereEitherStarts(Cell cell) {
        assertCell(cell, StartPolicy.EITHER);
    }

    @Test
    void theMatrixShouldLeaveNothingOut() {
        assertThat(cells()).hasSize(Doing.values().length * State.values().length * Who.values().length);
        assertThat(cells().stream().map(cell -> List.of(cell.doing(), cell.state(), cell.who())))
                .doesNotHaveDuplicates();
    }

    private static void assertCell(Cell cell, StartPolicy policy) {
        Scene scene = new Scene(cell.state(), policy);
        Scene.Trace before = scene.trace();
        assertThat(cell.doing().by(scene.viewer(cell.who()), scene))
                .as(cell.toString())
                .isEqualTo(cell.expected());
        if (cell.doing().isReading() || !cell.expected().equals("ok")) {
            assertThat(scene.trace()).as(cell.toString()).isEqualTo(before);
        }
    }

    static List<Cell> cells() {
        return cells(MATRIX);
    }

    static List<Cell> cellsWhereEitherStarts() {
        return cells(MATRIX_WHERE_EITHER_STARTS);
    }

    private static List<Cell> cells(String matrix) {
        List<List<String>> lines = matrix.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<Who> columns = lines.get(0).stream().skip(2).map(Who::valueOf).toList();
        List<List<String>> rows = lines.subList(1, lines.size());
        Map<String, Set<State>> spelledOut = rows.stream()
                .filter(row -> !row.get(1).equals("*"))
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.mapping(row -> State.valueOf(row.get(1)), Collectors.toSet())));
        Function<List<String>, Set<State>> states = row -> row.get(1).equals("*")
                ? rest(spelledOut.getOrDefault(row.get(0), Set.of()))
                : Set.of(State.valueOf(row.get(1)));
        return rows.stream()
                .flatMap(row -> states.apply(row).stream().flatMap(state -> cells(row, state, columns)))
                .toList();
    }

    private static Set<State> rest(Set<State> spelledOut) {
        Set<State> rest = EnumSet.allOf(State.class);
        rest.removeAll(spelledOut);
        return rest;
    }

    private static Stream<Cell> cells(List<String> row, State state, List<Who> columns) {
        return columns.stream()
                .map(who ->
                        new Cell(Doing.valueOf(row.get(0)), state, who, expected(row.get(2 + columns.indexOf(who)))));
    }

    private static String expected(String cell) {
        return SHORT.containsKey(cell) ? SHORT.get(cell).name().toLowerCase(Locale.ROOT) : cell;
    }
}
