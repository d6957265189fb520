package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.algorithms.Algorithm;
import dev.rapport.domain.Unavailable;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.SigningKey;
import dev.rapport.testkit.memory.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Downloads end when the test says so. */
class KeyRingTest {

    private static final SigningKey OLD = SigningKey.ec("old");
    private static final SigningKey NEW = SigningKey.ec("new");

    private final MutableClock clock = MutableClock.standing();
    private final List<CompletableFuture<KeySet>> downloads = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KeyRing ring = new KeyRing(this::begin, clock);

    private CompletableFuture<KeySet> begin() {
        synchronized (downloads) {
            downloads.add(new CompletableFuture<>());
            return downloads.get(downloads.size() - 1);
        }
    }

    private int begun() {
        synchronized (downloads) {
            return downloads.size();
        }
    }

    private void bring(SigningKey... keys) throws Exception {
        downloads.get(begun() - 1).complete(KeySet.parse(SigningKey.set(keys)));
    }

    private void fail() {
        downloads.get(begun() - 1).completeExceptionally(new IOException("no route"));
    }

    private Optional<Algorithm> find(SigningKey key) {
        return ring.find(Optional.of(key.published().getKeyID()), "ES256");
    }

    private Future<Optional<Algorithm>> findSoon(SigningKey key) {
        return threads.submit(() -> find(key));
    }

    /** Knows the old key since just now. */
    private void knowTheOldKey() throws Exception {
        ring.prepare();
        bring(OLD);
        assertThat(find(OLD)).isPresent();
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void manyShouldWaitForOneDownload() throws Exception {
        List<Future<Optional<Algorithm>>> found = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            found.add(findSoon(OLD));
        }
        Eventually.until(() -> begun() == 1);
        bring(OLD);

        for (Future<Optional<Algorithm>> one : found) {
            assertThat(one.get()).isPresent();
        }
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void keysShouldBeAskedForOnceWhileTheyAreFresh() throws Exception {
        knowTheOldKey();
        clock.advance(KeyRing.MAX_AGE.minusMillis(1));

        assertThat(find(OLD)).isPresent();
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void aNewKeyShouldBeFoundByTheTokenThatNamesIt() throws Exception {
        knowTheOldKey();
        clock.advance(KeyRing.MIN_INTERVAL);
        Future<Optional<Algorithm>> found = findSoon(NEW);
        Eventually.until(() -> begun() == 2);
        assertThat(find(OLD)).as("meanwhile").isPresent();
        bring(NEW);

        assertThat(found.get()).isPresent();
        clock.advance(KeyRing.MIN_INTERVAL.minusMillis(1));
        assertThat(find(OLD)).as("withdrawn").isEmpty();
    }

    @Test
    void unknownKeysShouldNotBeAskedForAgainAndAgain() throws Exception {
        knowTheOldKey();
        clock.advance(KeyRing.MIN_INTERVAL.minusMillis(1));
        for (int i = 0; i < 1_000; i++) {
            assertThat(find(NEW)).isEmpty();
        }
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void oldKeysShouldBeUsedWhileTheyAreAskedForAgain() throws Exception {
        knowTheOldKey();
        clock.advance(KeyRing.MAX_AGE);

        assertThat(find(OLD)).isPresent();
        assertThat(find(OLD)).isPresent();
        assertThat(begun()).isEqualTo(2);
        bring(NEW);
        assertThat(find(NEW)).isPresent();
        assertThat(find(OLD)).isEmpty();
    }

    @Test
    void knownKeysShouldBeUsedOnWhileTheyAreOutOfReach() throws Exception {
        knowTheOldKey();
        for (int i = 2; i < 5; i++) {
            clock.advance(KeyRing.MAX_AGE);
            assertThat(find(OLD)).isPresent();
            assertThat(begun()).isEqualTo(i);
            fail();
            assertThat(find(OLD)).isPresent();
            assertThat(begun()).as("no sooner than after the interval").isEqualTo(i);
        }
        assertThatThrownBy(() -> find(NEW)).as("nobody can say that it is bad").isInstanceOf(Unavailable.class);
    }

    @Test
    void keysShouldBeUnavailableUntilTheyAreThere() throws Exception {
        Future<Optional<Algorithm>> waiting = findSoon(OLD);
        Eventually.until(() -> begun() == 1);
        fail();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> find(OLD)).isInstanceOf(Unavailable.class);
        assertThat(begun()).isEqualTo(1);
        clock.advance(KeyRing.MIN_INTERVAL);
        Future<Optional<Algorithm>> again = findSoon(OLD);
        Eventually.until(() -> begun() == 2);
        bring(OLD);
        assertThat(again.get()).isPresent();
    }

    @Test
    void soManyAndNoMoreShouldWait() throws Exception {
        List<Future<Optional<Algorithm>>> all = new ArrayList<>();
        for (int i = 0; i < KeyRing.MAX_WAITING + 5; i++) {
            all.add(findSoon(OLD));
        }
        Eventually.until(() -> all.stream().filter(Future::isDone).count() == 5);
        for (Future<Optional<Algorithm>> turnedAway :
                all.stream().filter(Future::isDone).toList()) {
            assertThatThrownBy(turnedAway::get).hasCauseInstanceOf(Unavailable.class);
        }
        bring(OLD);
        for (Future<Optional<Algorithm>> one : all) {
            Eventually.until(one::isDone);
        }
        assertThat(find(OLD)).isPresent();
    }

    @Test
    void aClockThatGoesBackShouldNotStopTheRing() throws Exception {
        knowTheOldKey();
        clock.advance(Duration.ofDays(-1));
        Future<Optional<Algorithm>> found = findSoon(NEW);
        Eventually.until(() -> begun() == 2);
        bring(NEW);

        assertThat(found.get()).isPresent();
    }

    @Test
    void aDownloadThatCannotBeginShouldBeAFailedOne() {
        KeyRing broken = new KeyRing(
                () -> {
                    throw new IllegalStateException("closed");
                },
                clock);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.find(Optional.empty(), "ES256")).isInstanceOf(Unavailable.class);
        }
    }
}
