package dev.rapport.acceptance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while something is done: expected, so kept from the console. */
final class Logged {

    private Logged() {}

    /** The errors that loggers under that name write meanwhile. */
    static List<ILoggingEvent> errorsOf(String name, Runnable meanwhile) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        logger.setAdditive(false);
        try {
            meanwhile.run();
        } finally {
            logger.detachAppender(heard);
            logger.setAdditive(true);
        }
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .toList();
    }
}
