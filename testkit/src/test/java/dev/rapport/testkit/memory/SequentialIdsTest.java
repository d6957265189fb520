package dev.rapport.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Ids;
import dev.rapport.testkit.contract.IdsContract;
import org.junit.jupiter.api.Test;

class SequentialIdsTest implements IdsContract {

    @Override
    public Ids ids() {
        return new SequentialIds();
    }

    @Test
    void idsShouldRiseAndBeTheSameInEveryRun() {
        SequentialIds ids = new SequentialIds();
        var first = ids.nextConversationId();
        assertThat(first).hasToString("00000000-0000-7000-8000-000000000001");
        assertThat(ids.nextMessageId()).hasToString("00000000-0000-7000-8000-000000000002");
        assertThat(ids.nextConversationId()).isGreaterThan(first);
    }
}
