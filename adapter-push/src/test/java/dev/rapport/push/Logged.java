package dev.rapport.push;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What this module logs while a test runs: expected, so kept from the console. */
public final class Logged implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.rapport.push");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public Logged() {
        heard.start();
        logger.addAppender(heard);
        logger.setAdditive(false);
    }

    /** The lines so far. */
    public List<String> lines() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        logger.setAdditive(true);
    }
}
