package dev.rapport.testkit.memory;

import dev.rapport.testkit.contract.RelationshipsContract;

class InMemoryRelationshipsTest implements InMemory, RelationshipsContract {}
