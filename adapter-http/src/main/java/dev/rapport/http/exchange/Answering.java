package dev.rapport.http.exchange;

import dev.rapport.domain.Unavailable;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an endpoint answer a call: the one place where exceptions become problems, and are logged, once. */
public final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private Answering() {}

    public static void answer(Endpoint endpoint, Context context) {
        write(answerOf(endpoint, new Call(context)), context.res());
    }

    /** Answers with a fault that came from around the endpoints. */
    public static void fault(Throwable fault, HttpServletResponse response) {
        Problem problem = problemOf(fault);
        if (!response.isCommitted()) {
            write(Answer.problem(problem), response);
        }
    }

    /** Logs a fault of ours and gives it the number by which it is found again. */
    public static Problem problemOf(Throwable fault) {
        if (fault instanceof Unavailable) {
            // While a database is gone every request ends here: a line for each is enough, it names the cause.
            LOG.warn("Answered 503: {}", fault.getMessage());
            LOG.debug("What could not be done", fault);
            return Problems.unavailable();
        }
        String correlationId = UUID.randomUUID().toString();
        LOG.error("Answered 500, correlation id {}", correlationId, fault);
        return Problems.internalError(correlationId);
    }

    private static Answer answerOf(Endpoint endpoint, Call call) {
        try {
            return endpoint.answer(call);
        } catch (RuntimeException fault) {
            return Answer.problem(problemOf(fault));
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
