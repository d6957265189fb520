package com.example.coaching;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Labels;
import dev.rapport.persistence.Persistence;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The core, as beans. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    Rules rules() {
        return new Rules(StartPolicy.PROVIDER, RateLimit.DEFAULT, new Labels("Coach", "Client"));
    }

    /**
     * On the service's own pool. It commits transactions of its own: not to be given a data source that takes part in
     * Spring's.
     */
    @Bean
    Persistence persistence(DataSource dataSource, Rules rules) {
        Persistence persistence = Persistence.on(dataSource, rules.rateLimit());
        persistence.migrate();
        return persistence;
    }

    @Bean
    UseCases messaging(Directory directory, Persistence persistence, Rules rules) {
        Ports ports = new Ports(
                directory,
                persistence.conversations(),
                persistence.messages(),
                persistence.readMarks(),
                persistence.relationships(),
                persistence.devices());
        return new UseCases(ports, rules, persistence.ids(), Outlets.withoutPush(LiveFeed.NONE));
    }
}
