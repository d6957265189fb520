package dev.rapport.testkit.fcm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A push as it came.
 *
 * @param path with the project in it
 * @param authorization the header of that name
 * @param body JSON, as it was written
 */
public record FakePush(String path, Optional<String> authorization, String body) {

    /** The text that stands at that name, wherever in the body it first does. */
    public String text(String name) {
        Matcher found = Pattern.compile('"' + Pattern.quote(name) + "\":\\s*\"([^\"]*)\"")
                .matcher(body);
        if (!found.find()) {
            throw new AssertionError("no \"" + name + "\" in " + body);
        }
        return found.group(1);
    }

    /** The device that it is for. */
    public String token() {
        return text("token");
    }

    /** The message's number in its conversation. */
    public long seq() {
        return Long.parseLong(text("seq"));
    }
}
