package com.example.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.application.UseCases;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.persistence.Persistence;
import dev.rapport.testkit.Adapters;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we get as a user of the published jars. */
class PublishedJarsTest {

    @ParameterizedTest
    @ValueSource(classes = {Conversation.class, UseCases.class, Persistence.class, Adapters.class})
    void aJarShouldBeAModuleOfItsOwnName(Class<?> ofTheJar) throws Exception {
        Path jar = Path.of(
                ofTheJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        assumeTrue(Files.isRegularFile(jar), "not packaged, only compiled: " + jar);
        assertThat(ModuleFinder.of(jar).findAll())
                .extracting(ModuleReference::descriptor)
                .singleElement()
                .satisfies(module -> {
                    assertThat(module.isAutomatic()).isTrue();
                    assertThat(ofTheJar.getPackageName() + ".").startsWith(module.name() + ".");
                    assertThat(module.name()).startsWith("dev.rapport.");
                });
    }
}
