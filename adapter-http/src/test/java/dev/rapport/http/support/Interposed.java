package dev.rapport.http.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Does something before each call of a port: waits, or fails as a database does. */
public final class Interposed {

    private Interposed() {}

    public static <T> T before(Class<T> port, T real, Runnable first) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    first.run();
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
