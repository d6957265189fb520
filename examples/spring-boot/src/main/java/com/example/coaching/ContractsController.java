package com.example.coaching;

import static com.example.coaching.Refusals.orProblem;

import dev.rapport.application.UseCases;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Contracts are the service's own; that they end, it tells the core. */
@RestController
class ContractsController {

    private static final Viewer SERVICE = Viewer.service(new MemberId("coaching"));

    private final JdbcClient jdbc;
    private final UseCases messaging;

    ContractsController(JdbcClient jdbc, UseCases messaging) {
        this.jdbc = jdbc;
        this.messaging = messaging;
    }

    /** First our own table, then the core. Both may be done again, should the process die in between. */
    @DeleteMapping("/contracts/{client}")
    void end(Viewer coach, @PathVariable String client) {
        int found = jdbc.sql(
                        "UPDATE coaching.contract SET ended = true WHERE coach_id = :coach AND client_id = :client")
                .param("coach", coach.member().value())
                .param("client", client)
                .update();
        if (found == 0) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        orProblem(messaging.endRelationship().end(SERVICE, new Pair(coach.member(), new MemberId(client))));
    }
}
