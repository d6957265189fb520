package dev.rapport.benchmark.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void framesOfAllLengthsAreTaken() throws Exception {
        for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536}) {
            ByteBuffer received = text(length);

            assertThat(Frames.take(received)).hasValueSatisfying(frame -> {
                assertThat(frame.opcode()).isEqualTo(Frames.TEXT);
                assertThat(frame.payload()).hasSize(length);
            });
            assertThat(received.hasRemaining()).isFalse();
        }
    }

    @Test
    void nothingIsTakenOfAFrameThatIsNotAllThere() throws Exception {
        for (int length : new int[] {1, 126, 65_536}) {
            ByteBuffer whole = text(length);
            for (int there : new int[] {0, 1, 2, 3, 9, whole.limit() - 1}) {
                ByteBuffer part = whole.duplicate().limit(Math.min(there, whole.limit() - 1));

                assertThat(Frames.take(part)).isEmpty();
                assertThat(part.position()).isZero();
            }
        }
    }

    @Test
    void fragmentsAndMaskedFramesAreRefused() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Frames.take(ByteBuffer.wrap(new byte[] {1, 0})));
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Frames.take(ByteBuffer.wrap(new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0})));
    }

    @Test
    void aPongIsMaskedAndSaysWhatThePingSaid() {
        byte[] pong = Frames.pong(new byte[] {7, 8}).array();

        assertThat(pong).containsExactly(0x8A, 0x82, 0, 0, 0, 0, 7, 8);
    }

    private static ByteBuffer text(int length) {
        ByteBuffer frame = ByteBuffer.allocate(length + 10).put((byte) 0x81);
        if (length < 126) {
            frame.put((byte) length);
        } else if (length <= 65_535) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        return frame.put(new byte[length]).flip();
    }
}
