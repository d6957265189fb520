package dev.rapport.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A frame as docs/protocol.md shows it: a fenced block that is marked {@code json server} or {@code json client}. */
record ProtocolExample(Side side, JsonNode frame) {

    private static final Path DOCUMENT = Path.of("../docs/protocol.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```json (server|client)$\\n(.*?)^```$");
    private static final JsonMapper JSON = new JsonMapper();

    /** Who says it. */
    enum Side {
        SERVER,
        CLIENT
    }

    /** All that one side says, in the document's order. */
    static List<ProtocolExample> of(Side side) {
        return BLOCK.matcher(document())
                .results()
                .map(ProtocolExample::read)
                .filter(each -> each.side == side)
                .toList();
    }

    static String document() {
        try {
            return Files.readString(DOCUMENT, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProtocolExample read(MatchResult block) {
        try {
            return new ProtocolExample(
                    Side.valueOf(block.group(1).toUpperCase(Locale.ROOT)), JSON.readTree(block.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(block.group(2), e);
        }
    }

    String type() {
        return frame.path("type").asText();
    }

    @Override
    public String toString() {
        return frame.toString();
    }
}
