package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.AccessFactsContract;

class InMemoryAccessFactsTest implements InMemory, AccessFactsContract {}
