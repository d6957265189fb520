package dev.rapport.persistence;

import dev.rapport.testkit.contract.AccessFactsContract;

class JdbiAccessFactsTest implements OnPostgres, AccessFactsContract {}
