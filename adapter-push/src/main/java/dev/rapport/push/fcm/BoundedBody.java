package dev.rapport.push.fcm;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads an answer's bytes, but not more than that many: one that goes on for longer is a fault. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final int most;
    private Subscription subscription;
    private long count;

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        bytes.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        count += more.stream().mapToLong(ByteBuffer::remaining).sum();
        if (count > most) {
            subscription.cancel();
            onError(new IOException("an answer of more than " + most + " bytes"));
        } else {
            bytes.onNext(more);
        }
    }

    @Override
    public void onError(Throwable fault) {
        bytes.onError(fault);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
