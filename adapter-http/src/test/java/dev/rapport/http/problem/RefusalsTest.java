package dev.rapport.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "CONVERSATION_NOT_FOUND,    404",
        "CONVERSATION_ARCHIVED,     403",
        "IMPERSONATION_READ_ONLY,   403",
        "START_NOT_ALLOWED,         403",
        "NO_RELATIONSHIP,           403",
        "FORBIDDEN,                 403",
        "UNKNOWN_MEMBER,            403",
        "NOT_FOUND,                 404",
        "INVALID_REQUEST,           400",
        "CONTENT_BLANK,             400",
        "CONTENT_TOO_LONG,          400",
        "CONTENT_INVALID,           400",
        "CLIENT_MESSAGE_ID_REUSED,  409",
        "RATE_LIMITED,              429"
    })
    void shouldHaveTheContractsStatusAndWord(RefusalCode code, int status) {
        Problem problem = Refusals.problem(Refusal.of(code));
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code.name().toLowerCase());
        assertThat(problem.type()).isEqualTo("urn:rapport:problem:" + problem.code());
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldHaveWordsForEveryCode(RefusalCode code) {
        Problem problem = Refusals.problem(Refusal.of(code));
        assertThat(problem.title()).isNotBlank();
        assertThat(problem.detail()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.000001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT59.5S, 60"})
    void shouldTellToWaitWholeSecondsRoundedUp(Duration wait, long seconds) {
        Problem problem = Refusals.problem(new Refusal.RateLimited(wait));
        assertThat(problem.extras()).containsEntry("retry_after_seconds", seconds);
        assertThat(problem.headers()).containsEntry("Retry-After", Long.toString(seconds));
    }

    @Test
    void shouldWriteItsMembersInOrder() {
        byte[] json = Refusals.problem(new Refusal.ContentTooLong(2000, 2001)).toJson();
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("""
                        {"type":"urn:rapport:problem:content_too_long","title":"Content too long","status":400,\
                        "detail":"A message has a limit, in code points.","code":"content_too_long",\
                        "max_length":2000,"length":2001}""");
    }
}
