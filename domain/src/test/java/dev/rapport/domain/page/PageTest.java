package dev.rapport.domain.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

    @ParameterizedTest
    @CsvSource({
        "1, 2, ab",
        "2, 2, cd",
        "3, 2, e",
        "4, 2, ''",
        "1, 5, abcde",
        "2, 5, ''",
        "1, 100, abcde",
        "9223372036854775807, 50, ''",
        "1, 2147483647, abcde",
        "2, 2147483647, ''"
    })
    void pageShouldBeItsPartOfAListAndCountTheWhole(long number, int size, String results) {
        Page<String> page = Page.of(FIVE, new PageRequest(number, size));
        assertThat(String.join("", page.results())).isEqualTo(results);
        assertThat(page.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 50, 0",
        "2, 50, 50",
        "4000, 20, 79980",
        "9223372036854775807, 1, 9223372036854775806",
        "9223372036854775807, 2, 9223372036854775807",
        "9223372036854775807, 50, 9223372036854775807",
        "4611686018427387904, 2, 9223372036854775806"
    })
    void offsetShouldBeWhatLiesBefore(long number, int size, long offset) {
        assertThat(new PageRequest(number, size).offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, 0, false",
        "1, 20, 20, false",
        "1, 20, 21, true",
        "2, 20, 40, false",
        "2, 20, 41, true",
        "3, 20, 40, false",
        "9223372036854775807, 50, 9223372036854775807, false"
    })
    void nextShouldBeWhereSomethingIsLeft(long number, int size, long count, boolean hasNext) {
        assertThat(new PageRequest(number, size).hasNext(count)).isEqualTo(hasNext);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
    void pagesShouldCountFromOne(long number, int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(number, size));
    }

    @Test
    void mapShouldKeepTheCount() {
        assertThat(new Page<>(7, List.of("a", "bb")).map(String::length)).isEqualTo(new Page<>(7, List.of(1, 2)));
    }
}
