package dev.rapport.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.member.MemberId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListenLineTest {

    private static final MemberId BEN = new MemberId("trainee-1");

    @Test
    void lineShouldSayNoMoreThanItHasTo() {
        assertThat(ListenLine.to("http://127.0.0.1:8080").as(BEN, Path.of(".rapport")))
                .hasToString("bin/rapport listen --as trainee-1");
    }

    @Test
    void lineShouldSayWhatIsNotAsUsual() {
        assertThat(ListenLine.to("http://127.0.0.1:9000").as(BEN, Path.of("/tmp/it's here")))
                .hasToString(
                        "bin/rapport listen --url http://127.0.0.1:9000 --as trainee-1 --data '/tmp/it'\\''s here'");
    }

    @Test
    void lineShouldHoldATokenWhereThereIsNoSecret() {
        assertThat(ListenLine.to("http://[::1]:8080").with("aaa.b-b_b.ccc"))
                .hasToString("bin/rapport listen --url 'http://[::1]:8080' --token aaa.b-b_b.ccc");
    }
}
