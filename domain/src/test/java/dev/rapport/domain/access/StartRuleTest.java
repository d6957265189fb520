package dev.rapport.domain.access;

import static dev.rapport.domain.Samples.ANA;
import static dev.rapport.domain.Samples.ANA_AND_BEN;
import static dev.rapport.domain.Samples.BEN;
import static dev.rapport.domain.Samples.CLEO;
import static dev.rapport.domain.Samples.archived;
import static dev.rapport.domain.Samples.customer;
import static dev.rapport.domain.Samples.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Samples;
import dev.rapport.domain.access.StartRule.Match;
import dev.rapport.domain.access.StartRule.Matched;
import dev.rapport.domain.access.StartRule.Refused;
import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartRuleTest {

    private static final Map<MemberId, Member> KNOWN =
            Map.of(ANA, provider(ANA), BEN, customer(BEN), CLEO, customer(CLEO));

    private static Viewer viewer(String who) {
        return switch (who) {
            case "ana" -> Viewer.member(ANA);
            case "ben" -> Viewer.member(BEN);
            case "as ana" -> Viewer.impersonating(ANA, "support");
            case "as ben" -> Viewer.impersonating(BEN, "support");
            case "admin" -> new Viewer(ANA, ViewerRole.ADMIN, false, Optional.empty());
            case "service" -> Viewer.service(ANA);
            case "unknown" -> Viewer.member(new MemberId("unknown"));
            default -> throw new IllegalArgumentException(who);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "ana,     ben,     PROVIDER,",
        "ana,     ben,     EITHER,",
        "ben,     ana,     EITHER,",
        "ben,     ana,     PROVIDER, START_NOT_ALLOWED",
        "ben,     unknown, PROVIDER, START_NOT_ALLOWED",
        "ben,     cleo,    EITHER,   NO_RELATIONSHIP",
        "ana,     ana,     PROVIDER, NO_RELATIONSHIP",
        "ben,     ben,     EITHER,   NO_RELATIONSHIP",
        "ana,     nobody,  PROVIDER, NO_RELATIONSHIP",
        "unknown, ben,     EITHER,   NO_RELATIONSHIP",
        "unknown, ben,     PROVIDER, NO_RELATIONSHIP",
        "admin,   ben,     EITHER,   NO_RELATIONSHIP",
        "service, ben,     EITHER,   NO_RELATIONSHIP",
        "as ana,  ben,     PROVIDER, IMPERSONATION_READ_ONLY",
        "as ana,  nobody,  PROVIDER, IMPERSONATION_READ_ONLY",
        "as ben,  ana,     PROVIDER, IMPERSONATION_READ_ONLY"
    })
    void startShouldMatchAPairOrBeRefused(String viewer, String recipient, StartPolicy policy, RefusalCode refusal) {
        Match match = StartRule.match(viewer(viewer), new MemberId(recipient), KNOWN, policy);
        if (refusal == null) {
            Side side = viewer.equals("ana") ? Side.PROVIDER : Side.CUSTOMER;
            assertThat(match).isEqualTo(new Matched(ANA_AND_BEN, side));
        } else {
            assertThat(match).isEqualTo(new Refused(Refusal.of(refusal)));
        }
    }

    @Test
    void aPairShouldStartWhenRelatedAndNotArchived() {
        assertThat(StartRule.refusal(true, Optional.empty())).isEmpty();
        assertThat(StartRule.refusal(true, Optional.of(Samples.aConversation())))
                .isEmpty();
        assertThat(StartRule.refusal(true, Optional.of(Samples.anEmptyConversation())))
                .isEmpty();
    }

    @Test
    void aPairShouldBeRefusedForItsRelationshipBeforeItsConversation() {
        var ended = Optional.of(Samples.aConversation(archived(ArchiveReason.RELATIONSHIP_ENDED)));
        assertThat(StartRule.refusal(false, Optional.empty()).map(Refusal::code))
                .hasValue(RefusalCode.NO_RELATIONSHIP);
        assertThat(StartRule.refusal(false, ended).map(Refusal::code)).hasValue(RefusalCode.NO_RELATIONSHIP);
        assertThat(StartRule.refusal(true, ended).map(Refusal::code)).hasValue(RefusalCode.CONVERSATION_ARCHIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "PROVIDER, PROVIDER, true",
        "PROVIDER, CUSTOMER, false",
        "EITHER, PROVIDER, true",
        "EITHER, CUSTOMER, true"
    })
    void policiesShouldSayWhoStarts(StartPolicy policy, Side side, boolean allowed) {
        assertThat(policy.allows(side)).isEqualTo(allowed);
    }
}
