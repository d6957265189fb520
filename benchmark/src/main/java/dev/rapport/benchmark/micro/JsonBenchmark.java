package dev.rapport.benchmark.micro;

import dev.rapport.application.member.MemberView;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.MessageId;
import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Seq;
import dev.rapport.http.json.Json;
import dev.rapport.http.message.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A page of history as JSON: twenty messages, half of them read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark {

    private static final int PAGE = 20;
    private static final Instant TIME = Instant.parse("2026-02-19T10:15:30.123456Z");

    private final ConversationId conversation = new ConversationId(UUID.randomUUID());
    private final MemberView sender =
            MemberView.of(new Member(new MemberId("t-7"), new MemberName("Ana Ruiz"), Optional.empty(), Side.PROVIDER));
    private final List<MessageView> page =
            LongStream.rangeClosed(1, PAGE).mapToObj(this::message).toList();

    private MessageView message(long seq) {
        Message message = new Message(
                conversation,
                new Seq(seq),
                new MessageId(UUID.randomUUID()),
                Side.PROVIDER,
                new MessageText("Two easy days now: rest on Monday, \"thirty\" minutes on Tuesday 💪"),
                Optional.of(new ClientMessageId(UUID.randomUUID())),
                TIME.plusSeconds(seq),
                seq % 2 == 0 ? Optional.of(TIME.plusSeconds(seq + 1)) : Optional.empty());
        return new MessageView(message, sender, true);
    }

    @Benchmark
    public byte[] page() {
        return Json.bytes(json -> {
            json.writeStartArray();
            for (MessageView message : page) {
                MessageJson.write(json, message);
            }
            json.writeEndArray();
        });
    }
}
