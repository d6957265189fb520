package dev.rapport.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.live.LiveFeed;
import dev.rapport.testkit.contract.LiveFeedContract;
import org.junit.jupiter.api.AfterEach;

/** The local delivery is a live feed. */
class LiveDeliveryTest implements LiveFeedContract {

    private final LiveHouse house = new LiveHouse();

    @Override
    public LiveFeed feed() {
        return house.delivery;
    }

    @AfterEach
    void allOfItShouldBeDone() {
        assertThat(house.delivery.lanes()).isPositive();
        house.run();
        house.pass(LiveDelivery.LINGER);
        house.delivery.sweep();
        assertThat(house.delivery.lanes()).isZero();
    }
}
