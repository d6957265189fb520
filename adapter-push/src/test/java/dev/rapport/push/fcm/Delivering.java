package dev.rapport.push.fcm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Tests over a {@link Delivery}, to a gateway that asks for no token unless a test wants another. */
@Timeout(120)
abstract class Delivering {

    Delivery delivery = Delivery.withoutCredentials();

    @AfterEach
    void close() {
        delivery.close();
    }

    Delivery instead(Delivery other) {
        delivery.close();
        delivery = other;
        return other;
    }
}
