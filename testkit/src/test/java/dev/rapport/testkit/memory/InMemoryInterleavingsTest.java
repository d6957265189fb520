package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.InterleavingsContract;

class InMemoryInterleavingsTest implements InMemory, InterleavingsContract {}
