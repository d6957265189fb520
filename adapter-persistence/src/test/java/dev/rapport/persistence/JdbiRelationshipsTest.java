package dev.rapport.persistence;

import dev.rapport.testkit.contract.RelationshipsContract;

class JdbiRelationshipsTest implements OnPostgres, RelationshipsContract {}
