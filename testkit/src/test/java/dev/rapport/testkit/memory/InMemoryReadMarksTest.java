package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.ReadMarksContract;

class InMemoryReadMarksTest implements InMemory, ReadMarksContract {}
