package dev.rapport.http.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * References from one page of a list to its neighbours, relative to the host, with what else the query asked for.
 *
 * @param kept the other parameters, in order
 */
public record PageLinks(String path, Map<String, String> kept) {

    /** To where that parameter has that value. */
    public String to(String parameter, long value) {
        Map<String, String> query = new LinkedHashMap<>(kept);
        query.put(parameter, Long.toString(value));
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
