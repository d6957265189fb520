package dev.rapport.persistence;

import dev.rapport.testkit.contract.MemberRegistryContract;

class JdbiMemberRegistryTest implements OnPostgres, MemberRegistryContract {}
