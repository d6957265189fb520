package dev.rapport.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Stage.Asker;
import dev.rapport.application.Stage.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, whole (contract, sections 2, 3 and 10; {@code StartPolicy.PROVIDER}). Each block is a use case; its
 * lines are the states of the conversation, its columns who asks. {@link Stage} tells who they are: {@code as-prov} and
 * {@code as-cust} are impersonated, admin and service come under the very ids of provider and customer, and under
 * {@code prov-gone} and {@code cust-gone} it is the provider or customer of this line who was erased.
 *
 * <p>{@code ok} is done. {@code talk} is seeing this very conversation and no other (of contacts: its other side, with
 * it), {@code name} a contact without a conversation, {@code -} seeing nothing; a number is what is unread. The other
 * words are {@link Word}s for a {@link dev.rapport.domain.RefusalCode}. What is refused, or only read, must leave no
 * trace.
 */
class AccessMatrixTest {

    private static final String MATRIX = """
                        provider  customer  stranger  as-prov   as-cust   admin     service   erased    unknown

            show
              open      ok        ok        absent    ok        ok        absent    absent    absent    absent
              ended     ok        archived  absent    ok        archived  absent    absent    absent    absent
              prov-gone absent    ok        absent    absent    ok        absent    absent    absent    absent
              cust-gone ok        absent    absent    ok        absent    absent    absent    absent    absent
              none      absent    absent    absent    absent    absent    absent    absent    absent    absent

            history
              open      ok        ok        absent    ok        ok        absent    absent    absent    absent
              ended     ok        archived  absent    ok        archived  absent    absent    absent    absent
              prov-gone absent    ok        absent    absent    ok        absent    absent    absent    absent
              cust-gone ok        absent    absent    ok        absent    absent    absent    absent    absent
              none      absent    absent    absent    absent    absent    absent    absent    absent    absent

            list
              open      talk      talk      -         talk      talk      -         -         -         -
              ended     talk      -         -         talk      -         -         -         -         -
              prov-gone -         talk      -         -         talk      -         -         -         -
              cust-gone talk      -         -         talk      -         -         -         -         -
              none      -         -         -         -         -         -         -         -         -

            unread
              open      1         2         0         1         2         0         0         0         0
              ended     1         0         0         1         0         0         0         0         0
              prov-gone 0         2         0         0         2         0         0         0         0
              cust-gone 1         0         0         1         0         0         0         0         0
              none      0         0         0         0         0         0         0         0         0

            contacts
              open      talk      talk      -         talk      talk      -         -         -         -
              ended     -         -         -         -         -         -         -         -         -
              prov-gone -         -         -         -         -         -         -         -         -
              cust-gone -         -         -         -         -         -         -         -         -
              none      name      -         -         name      -         -         -         -         -

            start
              open      ok        no-start  unrelated read-only read-only unrelated unrelated unrelated unrelated
              ended     unrelated no-start  unrelated read-only read-only unrelated unrelated unrelated unrelated
              prov-gone unrelated no-start  unrelated read-only read-only unrelated unrelated unrelated unrelated
              cust-gone unrelated unrelated unrelated read-only read-only unrelated unrelated unrelated unrelated
              none      ok        no-start  unrelated read-only read-only unrelated unrelated unrelated unrelated

            send
              open      ok        ok        absent    read-only read-only absent    absent    absent    absent
              ended     archived  archived  absent    read-only read-only absent    absent    absent    absent
              prov-gone absent    archived  absent    absent    read-only absent    absent    absent    absent
              cust-gone archived  absent    absent    read-only absent    absent    absent    absent    absent
              none      absent    absent    absent    absent    absent    absent    absent    absent    absent

            mark-read
              open      ok        ok        absent    read-only read-only absent    absent    absent    absent
              ended     ok        archived  absent    read-only read-only absent    absent    absent    absent
              prov-gone absent    ok        absent    absent    read-only absent    absent    absent    absent
              cust-gone ok        absent    absent    read-only absent    absent    absent    absent    absent
              none      absent    absent    absent    absent    absent    absent    absent    absent    absent

            me
              open      ok        ok        ok        ok        ok        ok        ok        nobody    nobody
              ended     ok        ok        ok        ok        ok        ok        ok        nobody    nobody
              prov-gone nobody    ok        ok        nobody    ok        nobody    ok        nobody    nobody
              cust-gone ok        nobody    ok        ok        nobody    ok        nobody    nobody    nobody
              none      ok        ok        ok        ok        ok        ok        ok        nobody    nobody

            register
              open      ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody
              ended     ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody
              prov-gone nobody    ok        ok        read-only read-only forbidden forbidden nobody    nobody
              cust-gone ok        nobody    ok        read-only read-only forbidden forbidden nobody    nobody
              none      ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody

            unregister
              open      ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody
              ended     ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody
              prov-gone nobody    ok        ok        read-only read-only forbidden forbidden nobody    nobody
              cust-gone ok        nobody    ok        read-only read-only forbidden forbidden nobody    nobody
              none      ok        ok        ok        read-only read-only forbidden forbidden nobody    nobody

            put-member
              open      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              ended     forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              prov-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              cust-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              none      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden

            find-provider
              open      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              ended     forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              prov-gone forbidden forbidden forbidden forbidden forbidden forbidden not-found forbidden forbidden
              cust-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              none      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden

            erase-provider
              open      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              ended     forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              prov-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              cust-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              none      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden

            begin
              open      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              ended     forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              prov-gone forbidden forbidden forbidden forbidden forbidden forbidden invalid   forbidden forbidden
              cust-gone forbidden forbidden forbidden forbidden forbidden forbidden invalid   forbidden forbidden
              none      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden

            end
              open      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              ended     forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              prov-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              cust-gone forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
              none      forbidden forbidden forbidden forbidden forbidden forbidden ok        forbidden forbidden
            """;

    private static final List<String> STANDINGS = List.of("open", "ended", "prov-gone", "cust-gone", "none");

    static Stream<Arguments> matrix() {
        return Arrays.stream(MATRIX.split("\n\n")).skip(1).flatMap(AccessMatrixTest::block);
    }

    private static Stream<Arguments> block(String block) {
        List<String> lines = block.lines().map(String::strip).toList();
        return lines.stream().skip(1).flatMap(line -> line(lines.get(0), line));
    }

    private static Stream<Arguments> line(String useCase, String line) {
        List<String> cells = List.of(line.split(" +"));
        Standing standing = Standing.values()[STANDINGS.indexOf(cells.get(0))];
        return IntStream.range(0, Asker.values().length)
                .mapToObj(
                        i -> Arguments.of(AskedUseCase.called(useCase), Asker.values()[i], standing, cells.get(i + 1)));
    }

    @ParameterizedTest(name = "{0} by {1}, {2}: {3}")
    @MethodSource("matrix")
    void eachUseCaseShouldAnswerEachViewerInEachStateAsTheMatrixSays(
            AskedUseCase useCase, Asker asker, Standing standing, String expected) {
        Stage stage = Stage.with(standing);
        Stage.Trace before = stage.trace();
        assertThat(useCase.ask(stage, stage.viewer(asker))).isEqualTo(expected);
        if (useCase.isReading() || !expected.equals(Word.OK)) {
            assertThat(stage.trace()).isEqualTo(before);
        }
    }

    @Test
    void theMatrixShouldHaveEachUseCaseInEachStateForEachViewer() {
        assertThat(matrix().map(cell -> List.of(cell.get()).subList(0, 3)))
                .doesNotHaveDuplicates()
                .hasSize(AskedUseCase.values().length * Asker.values().length * Standing.values().length);
    }
}
