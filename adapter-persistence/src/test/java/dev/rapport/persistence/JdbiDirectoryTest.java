package dev.rapport.persistence;

import dev.rapport.testkit.contract.DirectoryContract;

class JdbiDirectoryTest implements OnPostgres, DirectoryContract {}
