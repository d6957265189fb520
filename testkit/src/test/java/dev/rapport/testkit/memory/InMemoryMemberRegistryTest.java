package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.MemberRegistryContract;

class InMemoryMemberRegistryTest implements InMemory, MemberRegistryContract {}
