package dev.rapport.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What JSON of a kind looks like, learnt from examples: which keys there are, and what kinds of value each has. What one
 * example lacks may be missing; what is null in one may be null.
 */
final class JsonShape {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TreeSet<String> kinds = new TreeSet<>();
    private final Map<String, JsonShape> members = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int objects;
    private JsonShape elements;

    static JsonShape of(Collection<JsonNode> examples) {
        var shape = new JsonShape();
        examples.forEach(shape::learn);
        return shape;
    }

    private void learn(JsonNode example) {
        kinds.add(kind(example));
        if (example.isObject()) {
            objects++;
            example.properties().forEach(member -> {
                seen.merge(member.getKey(), 1, Integer::sum);
                members.computeIfAbsent(member.getKey(), name -> new JsonShape())
                        .learn(member.getValue());
            });
        }
        if (example.isArray()) {
            if (elements == null) {
                elements = new JsonShape();
            }
            example.forEach(elements::learn);
        }
    }

    /** In what the JSON differs from the examples, in words. */
    List<String> differences(JsonNode json) {
        List<String> differences = new ArrayList<>();
        compare(json, "", differences);
        return differences;
    }

    private void compare(JsonNode json, String path, List<String> differences) {
        if (!kinds.contains(kind(json))) {
            differences.add(path + " is " + kind(json) + ", and not " + kinds + ": " + json);
        }
        if (json.isObject()) {
            compareMembers(json, path, differences);
        }
        for (int i = 0; json.isArray() && elements != null && i < json.size(); i++) {
            elements.compare(json.get(i), path + "/" + i, differences);
        }
    }

    private void compareMembers(JsonNode json, String path, List<String> differences) {
        seen.forEach((name, times) -> {
            if (times == objects && !json.has(name)) {
                differences.add(path + "/" + name + " is missing");
            }
        });
        json.properties().forEach(member -> {
            String where = path + "/" + member.getKey();
            if (members.containsKey(member.getKey())) {
                members.get(member.getKey()).compare(member.getValue(), where, differences);
            } else {
                differences.add(where + " is in no example");
            }
        });
    }

    private static String kind(JsonNode json) {
        if (!json.isTextual()) {
            return json.isNumber() && !json.isIntegralNumber()
                    ? "a fraction"
                    : json.getNodeType().name();
        }
        if (TIME.matcher(json.textValue()).matches()) {
            return "a time";
        }
        return UUID.matcher(json.textValue()).matches() ? "a UUID" : "a text";
    }
}
