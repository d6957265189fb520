package dev.rapport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rules of the house (see docs/adr/0001), each with a class that was planted to break it. */
enum Architecture {
    DOMAIN_STANDS_ALONE(
            "dev.rapport.domain.planted",
            classes()
                    .that()
                    .resideInAPackage("dev.rapport.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.rapport.domain..")),

    APPLICATION_KNOWS_THE_DOMAIN_ALONE(
            "dev.rapport.application.planted",
            classes()
                    .that()
                    .resideInAPackage("dev.rapport.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.slf4j..", "dev.rapport.domain..", "dev.rapport.application..")),

    PERSISTENCE_KNOWS_NOTHING_BUT_THE_DOMAIN(
            "dev.rapport.persistence.planted",
            noClasses()
                    .that()
                    .resideInAPackage("dev.rapport.persistence..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.rapport.application..", "dev.rapport.http..", "dev.rapport.push..")),

    PUSH_KNOWS_NOTHING_BUT_THE_DOMAIN(
            "dev.rapport.push.planted",
            noClasses()
                    .that()
                    .resideInAPackage("dev.rapport.push..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.rapport.application..", "dev.rapport.http..", "dev.rapport.persistence..")),

    HTTP_KNOWS_NO_OTHER_ADAPTER(
            "dev.rapport.http.planted",
            noClasses()
                    .that()
                    .resideInAPackage("dev.rapport.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.rapport.persistence..", "dev.rapport.push..")),

    NOBODY_KNOWS_BOOTSTRAP(
            "dev.rapport.http.planted",
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.rapport.bootstrap..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.rapport.bootstrap..")),

    TESTKIT_KNOWS_NOTHING_BUT_THE_DOMAIN(
            "dev.rapport.testkit.planted",
            classes()
                    .that()
                    .resideInAPackage("dev.rapport.testkit..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "com.sun.net.httpserver..",
                            "org.junit..",
                            "org.assertj..",
                            "org.opentest4j..",
                            "dev.rapport.domain..",
                            "dev.rapport.testkit..")),

    TIME_AND_IDS_ARE_INJECTED(
            "dev.rapport.application.planted",
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.rapport.domain..", "dev.rapport.application..")
                    .should()
                    .callCodeUnitWhere(describe("asks for the time or makes an id", Architecture::isAmbient))),

    NAMES_SAY_THE_ROLE(
            "dev.rapport.persistence.planted",
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Port")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager"));

    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "nanoTime");

    private final String planted;
    private final ArchRule rule;

    Architecture(String planted, ArchRule rule) {
        this.planted = planted;
        this.rule = rule;
    }

    /** In which package a class breaks this rule. */
    String planted() {
        return planted;
    }

    ArchRule rule() {
        return rule;
    }

    private static boolean isAmbient(JavaCall<?> call) {
        String name = call.getTarget().getName();
        boolean isClock = call.getTargetOwner().isEquivalentTo(Clock.class) && name.startsWith("system");
        boolean isRandomId = call.getTargetOwner().isEquivalentTo(UUID.class) && name.equals("randomUUID");
        boolean isTime =
                List.of("java.time", "java.lang").contains(call.getTargetOwner().getPackageName())
                        && CLOCKS.contains(name);
        return isClock || isRandomId || isTime;
    }
}
