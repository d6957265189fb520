package dev.rapport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.ClientMessageId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidFormTest {

    private static final String FORM = "0199aa00-0000-7abc-8def-0123456789ab";

    @Test
    void parseShouldTakeEitherCaseForTheSameId() {
        assertThat(UuidForm.parse(FORM)).hasValue(UUID.fromString(FORM));
        assertThat(ClientMessageId.parse("0199AA00-0000-7ABC-8DEF-0123456789AB"))
                .isEqualTo(ClientMessageId.parse(FORM))
                .isPresent();
        assertThat(ConversationId.parse(FORM).orElseThrow()).hasToString(FORM);
        assertThat(ClientMessageId.parse(FORM).orElseThrow()).hasToString(FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0199aa00-0000-7abc-8def-0123456789a",
                "0199aa00-0000-7abc-8def-0123456789abc",
                "0199aa0000007abc8def0123456789ab",
                "0199aa00-0000-7abc-8def-0123456789ag",
                " 0199aa00-0000-7abc-8def-0123456789ab",
                "0199aa00-0000-7abc-8def-0123456789ab\n",
                "{0199aa00-0000-7abc-8def-0123456789ab}",
                "0199aa00-0000-7abc-8def-0123456789\u0661\u0662"
            })
    void parseShouldRefuseAnythingElse(String text) {
        assertThat(UuidForm.parse(text)).isEmpty();
        assertThat(ClientMessageId.parse(text)).isEmpty();
        assertThat(ConversationId.parse(text)).isEmpty();
    }

    @Test
    void conversationIdsShouldBeOrderedAsTheirTextsAre() {
        ConversationId low = new ConversationId(UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff"));
        ConversationId high = new ConversationId(UUID.fromString("80000000-0000-7000-8000-000000000000"));
        ConversationId higher = new ConversationId(UUID.fromString("80000000-0000-7000-8000-000000000001"));
        ConversationId highest = new ConversationId(UUID.fromString("80000000-0000-7000-9000-000000000000"));
        assertThat(low).isLessThan(high);
        assertThat(high).isLessThan(higher).isEqualByComparingTo(high);
        assertThat(higher).isLessThan(highest);
        ConversationId lowVariant = new ConversationId(UUID.fromString("80000000-0000-7000-7fff-000000000000"));
        assertThat(lowVariant).isLessThan(high);
    }
}
