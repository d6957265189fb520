package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Ids} must make. */
public interface IdsContract {

    int IETF_VARIANT = 2;

    /** The ids under test. */
    Ids ids();

    @Test
    default void idsShouldBeUuidsOfVersionSeven() {
        Ids ids = ids();
        for (UUID id :
                List.of(ids.nextConversationId().value(), ids.nextMessageId().value())) {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(IETF_VARIANT);
        }
    }

    @Test
    default void idsShouldDifferWhoeverAsks() {
        Ids ids = ids();
        List<UUID> made = new ArrayList<>();
        Together.times(
                        8,
                        number -> IntStream.range(0, 1000)
                                .mapToObj(i -> i % 2 == 0
                                        ? ids.nextConversationId().value()
                                        : ids.nextMessageId().value())
                                .toList())
                .forEach(made::addAll);
        assertThat(made).hasSize(8000).doesNotHaveDuplicates();
    }
}
