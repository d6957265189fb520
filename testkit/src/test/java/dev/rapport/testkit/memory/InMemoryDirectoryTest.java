package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.DirectoryContract;

class InMemoryDirectoryTest implements InMemory, DirectoryContract {}
