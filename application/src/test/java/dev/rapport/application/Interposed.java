package dev.rapport.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** Stands in front of a port and may do or answer something else. */
final class Interposed {

    private Interposed() {}

    /** What to do with a call: {@code real} makes it. */
    interface Interposer {
        Object call(Method method, Callable<Object> real) throws Exception;
    }

    static <T> T before(Class<T> port, T real, Interposer interposer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, given) -> interposer.call(method, () -> {
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException thrown) {
                        throw (Exception) thrown.getCause();
                    }
                })));
    }
}
