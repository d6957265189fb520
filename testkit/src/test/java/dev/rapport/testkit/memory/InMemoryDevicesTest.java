package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.DevicesContract;

class InMemoryDevicesTest implements InMemory, DevicesContract {}
