package dev.rapport.application.live;

import dev.rapport.application.Ports;
import dev.rapport.domain.conversation.Conversations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The port of conversations with something that happens before or after each call of one of its methods. */
final class Watched {

    private final String method;
    Runnable before = () -> {};
    Runnable after = () -> {};

    Watched(String method) {
        this.method = method;
    }

    Ports in(Ports given) {
        Conversations watched = (Conversations) Proxy.newProxyInstance(
                Conversations.class.getClassLoader(), new Class<?>[] {Conversations.class}, (proxy, called, values) -> {
                    boolean isIt = called.getName().equals(method);
                    if (isIt) {
                        before.run();
                    }
                    try {
                        Object answer = called.invoke(given.conversations(), values);
                        if (isIt) {
                            after.run();
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return new Ports(
                given.directory(),
                watched,
                given.messages(),
                given.readMarks(),
                given.relationships(),
                given.devices());
    }
}
