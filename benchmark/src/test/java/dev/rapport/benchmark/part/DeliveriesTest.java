package dev.rapport.benchmark.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final Deliveries deliveries = new Deliveries(3);

    @Test
    void aMessageThatDoesNotArriveIsMissing() {
        deliveries.arrived(0, "a", 1, 10);
        deliveries.arrived(2, "a", 3, 30);

        assertThat(deliveries.missing()).isEqualTo(1);
        assertThat(deliveries.disordered()).isZero();
    }

    @Test
    void aMessageThatArrivesTwiceIsDoubledAndNotCountedAgain() {
        deliveries.arrived(0, "a", 1, 10);
        deliveries.arrived(0, "a", 1, 20);

        assertThat(deliveries.doubled()).isEqualTo(1);
        assertThat(deliveries.missing()).isEqualTo(2);
        assertThat(deliveries.sinceDue().getMaxValue()).isEqualTo(10);
    }

    @Test
    void theOrderCountsWithinAConversationAlone() {
        deliveries.arrived(0, "a", 5, 10);
        deliveries.arrived(1, "b", 4, 20);
        assertThat(deliveries.disordered()).isZero();

        deliveries.arrived(2, "a", 4, 30);
        assertThat(deliveries.disordered()).isEqualTo(1);
    }

    @Test
    void latencyCountsFromWhenAMessageWasDueAndFromItsAnswer() {
        deliveries.due(0, 100);
        deliveries.acknowledged(0, 400);
        deliveries.arrived(0, "a", 1, 900);
        deliveries.due(1, 100);
        deliveries.acknowledged(1, 400);
        deliveries.arrived(1, "a", 2, 300);

        assertThat(deliveries.sinceDue().getTotalCount()).isEqualTo(2);
        assertThat(deliveries.sinceDue().getMaxValue()).isEqualTo(800);
        assertThat(deliveries.sinceAcknowledged().getMaxValue()).isEqualTo(500);
        assertThat(deliveries.sinceAcknowledged().getMinValue()).isZero();
    }
}
