package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aPushToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Devices} must do. */
public interface DevicesContract extends StoreContract {

    private static List<PushToken> tokens(Devices devices, MemberId member) {
        return devices.of(member).stream().map(Device::token).toList();
    }

    @Test
    default void registerShouldAddADevice() {
        Adapters adapters = fresh();
        MemberId member = new World(adapters).aCustomer().id();
        PushToken token = new PushToken("a:B/c+d=_-~!'%" + "x".repeat(PushToken.MAX_LENGTH - 14));
        adapters.devices().register(token, member, Platform.IOS);
        Device device = adapters.devices().of(member).get(0);
        assertThat(device).isEqualTo(new Device(token, member, Platform.IOS, device.registeredAt()));
        assertThat(device.registeredAt()).isEqualTo(device.registeredAt().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    default void ofShouldPutTheLastRegisteredFirst() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId member = world.aCustomer().id();
        List<PushToken> tokens = List.of(aPushToken(), aPushToken(), aPushToken());
        tokens.forEach(token -> adapters.devices().register(token, member, Platform.WEB));
        assertThat(tokens(adapters.devices(), member)).containsExactly(tokens.get(2), tokens.get(1), tokens.get(0));
        adapters.devices().register(tokens.get(0), member, Platform.WEB);
        assertThat(tokens(adapters.devices(), member)).containsExactly(tokens.get(0), tokens.get(2), tokens.get(1));
        assertThat(adapters.devices().of(world.aCustomer().id())).isEmpty();
    }

    @Test
    default void registerAgainShouldReplaceTheRegistration() {
        Adapters adapters = fresh();
        MemberId member = new World(adapters).aCustomer().id();
        PushToken token = aPushToken();
        adapters.devices().register(token, member, Platform.WEB);
        Device first = adapters.devices().of(member).get(0);
        adapters.devices().register(token, member, Platform.ANDROID);
        assertThat(adapters.devices().of(member)).singleElement().satisfies(device -> {
            assertThat(device.platform()).isEqualTo(Platform.ANDROID);
            assertThat(device.registeredAt()).isAfter(first.registeredAt());
        });
    }

    @Test
    default void aTokenShouldBelongToWhoeverRegisteredItLast() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId one = world.aCustomer().id();
        MemberId two = world.aCustomer().id();
        PushToken token = aPushToken();
        adapters.devices().register(token, one, Platform.ANDROID);
        adapters.devices().register(token, two, Platform.ANDROID);
        assertThat(adapters.devices().of(one)).isEmpty();
        assertThat(tokens(adapters.devices(), two)).containsExactly(token);
    }

    @Test
    default void oneDeviceTooManyShouldTakeThePlaceOfTheOldest() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId member = world.aCustomer().id();
        MemberId other = world.aCustomer().id();
        PushToken others = aPushToken();
        adapters.devices().register(others, other, Platform.WEB);
        List<PushToken> tokens = new ArrayList<>();
        for (int i = 0; i < Devices.MAX_PER_MEMBER; i++) {
            tokens.add(aPushToken());
            adapters.devices().register(tokens.get(i), member, Platform.WEB);
        }
        adapters.devices().register(tokens.get(0), member, Platform.WEB);
        assertThat(adapters.devices().of(member)).hasSize(Devices.MAX_PER_MEMBER);
        adapters.devices().register(aPushToken(), member, Platform.WEB);
        assertThat(tokens(adapters.devices(), member))
                .hasSize(Devices.MAX_PER_MEMBER)
                .contains(tokens.get(0))
                .doesNotContain(tokens.get(1));
        assertThat(tokens(adapters.devices(), other)).containsExactly(others);
    }

    @Test
    default void unregisterShouldForgetOnesOwnDeviceAlone() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId one = world.aCustomer().id();
        MemberId two = world.aCustomer().id();
        PushToken mine = aPushToken();
        PushToken mineToo = aPushToken();
        PushToken theirs = aPushToken();
        adapters.devices().register(mine, one, Platform.WEB);
        adapters.devices().register(mineToo, one, Platform.WEB);
        adapters.devices().register(theirs, two, Platform.WEB);
        adapters.devices().unregister(theirs, one);
        adapters.devices().unregister(aPushToken(), one);
        assertThat(tokens(adapters.devices(), two)).containsExactly(theirs);
        assertThat(tokens(adapters.devices(), one)).containsExactly(mineToo, mine);
        adapters.devices().unregister(mine, one);
        adapters.devices().unregister(mine, one);
        assertThat(tokens(adapters.devices(), one)).containsExactly(mineToo);
    }

    @Test
    default void forgetShouldForgetThatVeryRegistration() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId member = world.aCustomer().id();
        adapters.devices().register(aPushToken(), member, Platform.WEB);
        adapters.devices().register(aPushToken(), member, Platform.WEB);
        Device gone = adapters.devices().of(member).get(0);
        adapters.devices().forget(gone);
        adapters.devices().forget(gone);
        assertThat(adapters.devices().of(member)).hasSize(1).doesNotContain(gone);
    }

    @Test
    default void forgetShouldLeaveADeviceThatWasRegisteredAgain() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId member = world.aCustomer().id();
        MemberId next = world.aCustomer().id();
        PushToken token = aPushToken();
        adapters.devices().register(token, member, Platform.WEB);
        Device old = adapters.devices().of(member).get(0);
        adapters.devices().register(token, member, Platform.WEB);
        adapters.devices().forget(old);
        assertThat(tokens(adapters.devices(), member)).containsExactly(token);
        Device again = adapters.devices().of(member).get(0);
        adapters.devices().register(token, next, Platform.WEB);
        adapters.devices().forget(again);
        assertThat(tokens(adapters.devices(), next)).containsExactly(token);
    }

    @Test
    default void registrationsAtOnceShouldKeepToTheMost() {
        Adapters adapters = fresh();
        MemberId member = new World(adapters).aCustomer().id();
        List<PushToken> tokens =
                IntStream.range(0, 40).mapToObj(i -> aPushToken()).toList();
        Together.times(40, number -> {
            Together.oneOf(adapters, adapters.other(), number)
                    .devices()
                    .register(tokens.get(number), member, Platform.WEB);
            return true;
        });
        assertThat(adapters.devices().of(member))
                .hasSize(Devices.MAX_PER_MEMBER)
                .isSortedAccordingTo(Comparator.comparing(Device::registeredAt).reversed());
    }

    @Test
    default void oneTokenRegisteredByManyAtOnceShouldBelongToOne() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        List<MemberId> members =
                IntStream.range(0, 10).mapToObj(i -> world.aCustomer().id()).toList();
        PushToken token = aPushToken();
        Together.times(10, number -> {
            Together.oneOf(adapters, adapters.other(), number)
                    .devices()
                    .register(token, members.get(number), Platform.WEB);
            return true;
        });
        assertThat(members)
                .filteredOn(member -> !adapters.devices().of(member).isEmpty())
                .hasSize(1);
    }
}
