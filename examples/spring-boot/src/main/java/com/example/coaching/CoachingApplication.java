package com.example.coaching;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Coaches and their clients: a service with accounts and contracts of its own, in which they write to each other. */
@SpringBootApplication
public class CoachingApplication {

    public static void main(String... arguments) {
        SpringApplication.run(CoachingApplication.class, arguments);
    }
}
