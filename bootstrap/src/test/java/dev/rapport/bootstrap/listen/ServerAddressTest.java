package dev.rapport.bootstrap.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ConversationId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    private static final String ID = "0199f2d1-8a40-7c3e-9b52-5d0f6c1a7e21";

    @Test
    void addressShouldLeadToSocketsAndPages() {
        ServerAddress address = ServerAddress.parse("http://127.0.0.1:8080").orElseThrow();

        assertThat(address.socket(Optional.empty())).hasToString("ws://127.0.0.1:8080/ws/messaging/");
        assertThat(address.socket(ConversationId.parse(ID)))
                .hasToString("ws://127.0.0.1:8080/ws/messaging/" + ID + "/");
        assertThat(address.conversations()).hasToString("http://127.0.0.1:8080/api/messaging/conversations/");
        assertThat(address.at("/api/messaging/conversations/?page=2"))
                .hasToString("http://127.0.0.1:8080/api/messaging/conversations/?page=2");
        assertThat(address).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void addressShouldBeSafeWhereTheWebIs() {
        ServerAddress address = ServerAddress.parse("https://chat.example/").orElseThrow();

        assertThat(address.socket(Optional.empty())).hasToString("wss://chat.example/ws/messaging/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "ws://localhost",
                "ftp://localhost",
                "http://",
                "http:///",
                "http://a/b",
                "http://a?b",
                "http://a#b",
                "http://me@a",
                "http://a b",
                "mailto:a"
            })
    void addressShouldBeOneOfTheWebWithoutAPath(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
    }
}
