package dev.rapport.bootstrap.process;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears SIGTERM, SIGINT and SIGHUP in place of the virtual machine.
 *
 * <p>A shutdown hook would do less: the process would end with 143, and a second signal would not be heard at all. The
 * class that does it, {@code sun.misc.Signal}, is supported (module {@code jdk.unsupported}), but the compiler warns of
 * its every mention, a warning that cannot be suppressed in a build that accepts none: hence the reflection.
 */
final class TerminationSignals {

    private static final Logger LOG = LoggerFactory.getLogger(TerminationSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private TerminationSignals() {}

    /** Has each signal's number told, on a thread of its own. */
    static void listen(IntConsumer listener) {
        for (String name : NAMES) {
            try {
                listen(name, listener);
            } catch (ReflectiveOperationException e) {
                LOG.warn("SIG{} ends the process without an orderly stop on this machine", name, e);
            }
        }
    }

    private static void listen(String name, IntConsumer listener) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Method handle = signalType.getMethod("handle", signalType, handlerType);
        Method number = signalType.getMethod("getNumber");
        Object handler = Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(listener, arguments);
                    }
                    listener.accept((int) number.invoke(arguments[0]));
                    return null;
                });
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        Object earlier = handle.invoke(null, signal, handler);
        // Whoever started us with a signal ignored (nohup, a background job) wants it ignored.
        if (earlier == handlerType.getField("SIG_IGN").get(null)) {
            handle.invoke(null, signal, earlier);
        }
    }
}
