package com.example.tutoring;

import dev.rapport.testkit.contract.DevicesContract;

/** All that the core expects of a store of devices. */
class PhonesTest implements Tutorings, DevicesContract {}
