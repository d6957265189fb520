package dev.rapport.persistence;

import dev.rapport.testkit.contract.ReadMarksContract;

class JdbiReadMarksTest implements OnPostgres, ReadMarksContract {}
