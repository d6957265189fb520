package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.application.device.KeepDevices;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.fixture.Fixtures;
import org.junit.jupiter.api.Test;

/** Who may keep devices is told by the access matrix; here is what becomes of them (AC-9). */
class KeepDevicesTest {

    private final House house = new House();
    private final KeepDevices keepDevices = house.useCases.keepDevices();
    private final Pair pair = house.world.aPair();
    private final PushToken token = Fixtures.aPushToken();

    private void register(MemberId member, Platform platform) {
        assertThat(done(keepDevices.register(Viewer.member(member), token, platform)))
                .isEqualTo(token);
    }

    @Test
    void deviceShouldBeWhoseItWasRegisteredForLast() {
        register(pair.provider(), Platform.IOS);
        assertThat(house.rapport.devices().of(pair.provider()))
                .extracting(Device::token, Device::platform)
                .containsExactly(tuple(token, Platform.IOS));

        register(pair.customer(), Platform.IOS);

        assertThat(house.rapport.devices().of(pair.provider())).isEmpty();
        assertThat(house.rapport.devices().of(pair.customer()))
                .extracting(Device::token)
                .containsExactly(token);
    }

    @Test
    void deviceShouldBeForgottenByItsOwnerAndByNobodyElse() {
        register(pair.provider(), Platform.ANDROID);

        done(keepDevices.unregister(Viewer.member(pair.customer()), token));
        assertThat(house.rapport.devices().of(pair.provider())).hasSize(1);

        assertThat(done(keepDevices.unregister(Viewer.member(pair.provider()), token)))
                .isEqualTo(token);
        assertThat(house.rapport.devices().of(pair.provider())).isEmpty();
    }
}
