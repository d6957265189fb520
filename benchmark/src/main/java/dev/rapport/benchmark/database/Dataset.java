package dev.rapport.benchmark.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What the database holds. */
public final class Dataset {

    private final Map<String, List<Talk>> byProvider;
    private final Size size;

    private Dataset(Map<String, List<Talk>> byProvider, Size size) {
        this.byProvider = byProvider;
        this.size = size;
    }

    /** Fills the database, whose schema is empty, and reads what it holds then. */
    public static Dataset seed(BenchDatabase database, Size size, Consumer<String> progress) throws SQLException {
        Seed.fill(database, size, progress);
        Map<String, List<Talk>> byProvider = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, provider, customer FROM bench.pair ORDER BY id")) {
            while (rows.next()) {
                Talk talk = new Talk(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3));
                byProvider
                        .computeIfAbsent(talk.provider(), any -> new ArrayList<>())
                        .add(talk);
            }
        }
        return new Dataset(byProvider, size);
    }

    public Size size() {
        return size;
    }

    /** The ordinary providers, each with the same number of conversations. */
    public List<List<Talk>> providers() {
        List<List<Talk>> providers = new ArrayList<>();
        for (int i = 1; i <= size.providers(); i++) {
            providers.add(byProvider.get("p-" + i));
        }
        return providers;
    }

    /** Their conversations. */
    public List<Talk> talks() {
        return providers().stream().flatMap(List::stream).toList();
    }

    /** The conversations of the provider with so many: of {@link Size#WIDE}. */
    public List<Talk> wide(int conversations) {
        return byProvider.get("wide-" + conversations);
    }

    /** The conversation with so many messages: of {@link Size#LONG}. */
    public Talk longTalk(int messages) {
        return byProvider.get("long-" + messages).get(0);
    }
}
