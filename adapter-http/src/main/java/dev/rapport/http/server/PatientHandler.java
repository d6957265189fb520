package dev.rapport.http.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request be worked on for as long as it takes. Idle timeouts are for clients that do not read or write: Jetty
 * would also fail requests while nobody waits for the client, and so cut off, in a graceful stop, what it waits for.
 */
final class PatientHandler extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addIdleTimeoutListener(timeout -> false);
        return super.handle(request, response, callback);
    }
}
