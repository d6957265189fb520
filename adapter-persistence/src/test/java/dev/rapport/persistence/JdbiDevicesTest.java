package dev.rapport.persistence;

import dev.rapport.testkit.contract.DevicesContract;

class JdbiDevicesTest implements OnPostgres, DevicesContract {}
