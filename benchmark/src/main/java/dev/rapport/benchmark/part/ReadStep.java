package dev.rapport.benchmark.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.benchmark.load.HttpConnection;
import dev.rapport.benchmark.load.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Asks one of some questions, and wants an answer. */
final class ReadStep implements Step {

    private static final int OK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpConnection connection;
    private final List<byte[]> requests;

    private ReadStep(InetSocketAddress server, List<byte[]> requests) throws IOException {
        this.connection = new HttpConnection(server);
        this.requests = requests;
    }

    /** Asks at random. */
    static Opener opener(InetSocketAddress server, List<byte[]> requests) {
        return number -> new ReadStep(server, requests);
    }

    /** One answer, to see whether it is what is meant to be measured. */
    static JsonNode ask(InetSocketAddress server, byte[] request) throws IOException {
        try (HttpConnection connection = new HttpConnection(server)) {
            connection.exchange(ByteBuffer.wrap(request), OK);
            return MAPPER.readTree(connection.body());
        }
    }

    /** The same of a page, which has to have so many results. */
    static void requirePage(InetSocketAddress server, byte[] request, int results) throws IOException {
        int found = ask(server, request).path("results").size();
        if (found != results) {
            throw new IOException("A page has " + found + " results instead of " + results);
        }
    }

    @Override
    public void run() throws IOException {
        byte[] request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
        connection.exchange(ByteBuffer.wrap(request), OK);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
