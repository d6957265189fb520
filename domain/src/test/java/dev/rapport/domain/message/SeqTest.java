package dev.rapport.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.page.PageRequest;
import org.junit.jupiter.api.Test;

class SeqTest {

    @Test
    void seqsShouldCountFromOne() {
        assertThat(Seq.NONE.next()).isEqualTo(new Seq(1)).hasToString("1");
        assertThat(new Seq(1).isAfter(Seq.NONE)).isTrue();
        assertThat(new Seq(1).isAfter(new Seq(1))).isFalse();
        assertThat(new Seq(9)).isLessThan(new Seq(10));
    }

    @Test
    void aSeqShouldNotBeNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Seq(-1));
    }

    @Test
    void atMostShouldBeTheEarlierOne() {
        assertThat(new Seq(3).atMost(new Seq(5))).isEqualTo(new Seq(3));
        assertThat(new Seq(7).atMost(new Seq(5))).isEqualTo(new Seq(5));
        assertThat(new Seq(5).atMost(new Seq(5))).isEqualTo(new Seq(5));
    }

    @Test
    void everyHistoryQueryShouldTellItsLimit() {
        assertThat(new HistoryQuery.Numbered(new PageRequest(4000, 20)).limit()).isEqualTo(20);
        assertThat(new HistoryQuery.Before(new Seq(7), 30).limit()).isEqualTo(30);
        assertThat(new HistoryQuery.After(new Seq(7), 100).limit()).isEqualTo(HistoryQuery.MAX_LIMIT);
    }
}
