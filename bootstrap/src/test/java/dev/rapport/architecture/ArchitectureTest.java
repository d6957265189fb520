package dev.rapport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rapport");

    @ParameterizedTest
    @EnumSource
    void productShouldKeepTheRule(Architecture architecture) {
        assertThat(PRODUCT).hasSizeGreaterThan(100);

        architecture.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @EnumSource
    void ruleShouldCatchWhatWasPlantedToBreakIt(Architecture architecture) {
        JavaClasses planted = new ClassFileImporter().importPackages(architecture.planted());

        assertThatThrownBy(() -> architecture.rule().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted");
    }
}
