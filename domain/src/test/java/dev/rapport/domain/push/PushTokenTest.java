package dev.rapport.domain.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushTokenTest {

    @Test
    void aTokenShouldBeVisibleAscii() {
        assertThat(PushToken.parse("f:APA91b_-~!")).hasValue(new PushToken("f:APA91b_-~!"));
        assertThat(PushToken.parse("a".repeat(4096))).isPresent();
        assertThat(PushToken.parse("a".repeat(4097))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u00E9", "a\u007F", "\0", "\u00A0", "\uD83D\uDE00"})
    void aTokenShouldBeNothingElse(String text) {
        assertThat(PushToken.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new PushToken(text));
    }

    @Test
    void aTokenShouldNotShowItself() {
        assertThat(new PushToken("secret").toString()).doesNotContain("secret");
    }
}
