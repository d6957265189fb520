package dev.rapport.acceptance;

import java.util.concurrent.atomic.AtomicInteger;

/** A trainer and a trainee of their own who work together, so that scenarios can share a node. */
record Duo(Stage stage, String provider, String customer) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Duo on(Stage stage) {
        int number = COUNT.incrementAndGet();
        Duo duo = new Duo(stage, "trainer-" + number, "trainee-" + number);
        stage.provider(duo.provider, "Ana Ruiz");
        stage.customer(duo.customer, "Ben Okafor");
        duo.relate();
        return duo;
    }

    Client trainer() {
        return stage.as(provider);
    }

    Client trainee() {
        return stage.as(customer);
    }

    Client seenTrainer() {
        return stage.impersonating(provider);
    }

    Client seenTrainee() {
        return stage.impersonating(customer);
    }

    void relate() {
        stage.host().relate(provider, customer).expect(201);
    }

    void part() {
        stage.host().part(provider, customer).expect(204);
    }

    /** Their conversation, started by the trainer: its id. */
    String talk() {
        return trainer().start(customer, "Welcome!").expect(201).text("/conversation/id");
    }

    /** Their conversation with so many messages, 30 at most, all of them the trainer's. */
    String talk(int messages) {
        String id = talk();
        for (int i = 2; i <= messages; i++) {
            trainer().send(id, "message " + i).expect(201);
        }
        return id;
    }
}
