package com.example.tutoring;

import dev.rapport.testkit.contract.RelationshipsContract;

/** All that the core expects of beginnings, ends and erasures: phones go with whoever is erased. */
class RelationshipsAndPhonesTest implements Tutorings, RelationshipsContract {}
