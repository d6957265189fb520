package dev.rapport.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.bootstrap.settings.LogFormat;
import dev.rapport.http.exchange.Correlation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogSetupTest {

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void standAlone() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void forget() {
        context.stop();
        System.clearProperty("rapport.log.format");
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void useShouldWriteEachMessageAsOneLineToStderr(LogFormat format) throws Exception {
        LogSetup.use(format);

        assertThat(console().getTarget()).isEqualTo("System.err");
        assertThat(written("one\r\ntwo")).containsOnlyOnce("\n").endsWith("\n");
    }

    @Test
    void useShouldWriteJson() throws Exception {
        LogSetup.use(LogFormat.JSON);

        assertThat(new ObjectMapper()
                        .readTree(written("größer"))
                        .get("formattedMessage")
                        .asText())
                .isEqualTo("größer");
    }

    @Test
    void logsShouldBeTextUnlessSaidOtherwise() throws Exception {
        assertThat(written("größer")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z INFO +dev\\.rapport\\.Test größer\\R");
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void useShouldWriteTheNameOfTheRequest(LogFormat format) throws Exception {
        LogSetup.use(format);
        context.getMDCAdapter().put(Correlation.LOG_KEY, "the-name-of-it");

        String line = written("done");
        if (format == LogFormat.JSON) {
            assertThat(new ObjectMapper()
                            .readTree(line)
                            .at("/mdc/correlation_id")
                            .asText())
                    .isEqualTo("the-name-of-it");
        } else {
            assertThat(line).contains(" [the-name-of-it] done");
        }
    }

    @Test
    void librariesShouldBeQuiet() throws Exception {
        console();

        for (String library : new String[] {"org.eclipse.jetty", "org.flywaydb.core", "com.zaxxer.hikari"}) {
            assertThat(context.getLogger(library).getEffectiveLevel()).isEqualTo(Level.WARN);
        }
    }

    @Test
    void thePoolShouldLeaveEachLostConnectionUntold() throws Exception {
        console();

        assertThat(context.getLogger("com.zaxxer.hikari.pool.PoolBase").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
    }

    private String written(String message) throws Exception {
        var event = new LoggingEvent("caller", context.getLogger("dev.rapport.Test"), Level.INFO, message, null, null);
        return new String(console().getEncoder().encode(event), UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> console() throws Exception {
        context.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(getClass().getResource("/logback.xml"));
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .allMatch(status -> status.getEffectiveLevel() < Status.WARN);
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    }
}
