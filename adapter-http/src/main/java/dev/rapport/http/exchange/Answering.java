package dev.rapport.http.exchange;

import dev.rapport.domain.Unavailable;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an endpoint answer a call: the one place where exceptions become problems, and are logged, once. */
public final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private Answering() {}

    public static void answer(Endpoint endpoint, Context context) {
        String id = Correlation.of(context.res());
        write(Correlation.within(id, () -> answerOf(endpoint, new Call(context), id)), context.res());
    }

    /** Answers with a fault that came from around the endpoints. */
    public static void fault(Throwable fault, HttpServletResponse response) {
        String id = Correlation.of(response);
        Problem problem = Correlation.within(id, () -> problemOf(fault, id));
        if (!response.isCommitted()) {
            write(Answer.problem(problem), response);
        }
    }

    /** The same for what is no request, and has no name yet. */
    public static Problem problemOf(Throwable fault) {
        return problemOf(fault, Correlation.fresh());
    }

    /** Logs a fault, one of ours under the name by which the client can ask for it. */
    public static Problem problemOf(Throwable fault, String correlationId) {
        if (fault instanceof Unavailable) {
            // While a database is gone every request ends here: a line for each is enough, it names the cause.
            LOG.warn("Answered 503: {}", fault.getMessage());
            LOG.debug("What could not be done", fault);
            return Problems.unavailable();
        }
        LOG.error("Answered 500, correlation id {}", correlationId, fault);
        return Problems.internalError(correlationId);
    }

    private static Answer answerOf(Endpoint endpoint, Call call, String correlationId) {
        try {
            return endpoint.answer(call);
        } catch (RuntimeException fault) {
            return Answer.problem(problemOf(fault, correlationId));
        }
    }

    private static void write(Answer answer, HttpServletResponse response) {
        try {
            answer.writeTo(response);
        } catch (IOException clientGone) {
            LOG.debug("The client went away before it had its answer", clientGone);
        }
    }
}
