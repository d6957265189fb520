package dev.rapport.acceptance;

import dev.rapport.application.Ports;
import dev.rapport.domain.Ids;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberRegistry;

/** What a node of the product stands on in a scenario: in memory or on PostgreSQL, empty at first. */
interface Store {

    /** One node's way into the store. */
    record Node(Ports ports, MemberRegistry registry, Ids ids) {}

    /** A node that holds members to that limit; each one asked for is another node on the same store. */
    Node node(RateLimit limit);
}
