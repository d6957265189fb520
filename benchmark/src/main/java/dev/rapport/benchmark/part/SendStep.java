package dev.rapport.benchmark.part;

import dev.rapport.benchmark.load.HttpConnection;
import dev.rapport.benchmark.load.Requests;
import dev.rapport.benchmark.load.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Sends a new message, and wants it to be acknowledged. */
final class SendStep implements Step {

    private static final int CREATED = 201;
    private static final int LONGEST_REQUEST = 16_384;

    private final HttpConnection connection;
    private final Supplier<byte[]> heads;
    private final LongAdder acknowledged;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LONGEST_REQUEST);

    /**
     * @param heads what comes before the body
     * @param acknowledged counts what the server has said is stored
     */
    SendStep(InetSocketAddress server, Supplier<byte[]> heads, LongAdder acknowledged) throws IOException {
        this.connection = new HttpConnection(server);
        this.heads = heads;
        this.acknowledged = acknowledged;
    }

    @Override
    public void run() throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        send(heads.get(), new UUID(random.nextLong(), random.nextLong()));
    }

    void send(byte[] head, UUID clientMessageId) throws IOException {
        request.clear().put(head).put(Requests.sendBody(clientMessageId)).flip();
        connection.exchange(request, CREATED);
        acknowledged.increment();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
