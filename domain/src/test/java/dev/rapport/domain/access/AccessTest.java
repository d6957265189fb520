package dev.rapport.domain.access;

import static dev.rapport.domain.Samples.ANA;
import static dev.rapport.domain.Samples.BEN;
import static dev.rapport.domain.Samples.CLEO;
import static dev.rapport.domain.Samples.NOON;
import static dev.rapport.domain.Samples.archived;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.Samples;
import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationState;
import dev.rapport.domain.member.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

    private static final Viewer ADMIN = new Viewer(ANA, ViewerRole.ADMIN, false, Optional.empty());
    private static final Viewer IMPERSONATED_ADMIN = new Viewer(ANA, ViewerRole.ADMIN, true, Optional.of("root"));

    private static Viewer viewer(String who) {
        return switch (who) {
            case "provider" -> Viewer.member(ANA);
            case "customer" -> Viewer.member(BEN);
            case "stranger" -> Viewer.member(CLEO);
            case "as provider" -> Viewer.impersonating(ANA, "support");
            case "as customer" -> Viewer.impersonating(BEN, "support");
            case "as stranger" -> Viewer.impersonating(CLEO, "support");
            case "admin" -> ADMIN;
            case "as admin" -> IMPERSONATED_ADMIN;
            case "service" -> Viewer.service(ANA);
            case "as service" -> new Viewer(ANA, ViewerRole.SERVICE, true, Optional.of("root"));
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static Conversation conversation(String how) {
        return switch (how) {
            case "open" -> Samples.aConversation();
            case "ended" -> Samples.aConversation(archived(ArchiveReason.RELATIONSHIP_ENDED));
            case "without provider" -> Samples.aConversation().erased(Side.PROVIDER, NOON);
            case "without customer" -> Samples.aConversation().erased(Side.CUSTOMER, NOON);
            case "ended, without provider" -> conversation("ended").erased(Side.PROVIDER, NOON);
            case "ended, without customer" -> conversation("ended").erased(Side.CUSTOMER, NOON);
            case "empty" -> Samples.anEmptyConversation();
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static String word(Decision decision) {
        return decision instanceof Decision.Denied denied
                ? switch (denied.refusal().code()) {
                    case CONVERSATION_NOT_FOUND -> "404";
                    case CONVERSATION_ARCHIVED -> "archived";
                    case IMPERSONATION_READ_ONLY -> "read-only";
                    default -> denied.refusal().code().name();
                }
                : ((Decision.Allowed) decision).side() == Side.PROVIDER ? "as P" : "as C";
    }

    @ParameterizedTest(name = "{1}, {0}: read {2}, mark {3}, write {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    open                    | provider    | as P     | as P      | as P
                    open                    | customer    | as C     | as C      | as C
                    open                    | stranger    | 404      | 404       | 404
                    open                    | as provider | as P     | read-only | read-only
                    open                    | as customer | as C     | read-only | read-only
                    open                    | as stranger | 404      | 404       | 404
                    open                    | admin       | 404      | 404       | 404
                    open                    | as admin    | 404      | 404       | 404
                    open                    | service     | 404      | 404       | 404
                    ended                   | provider    | as P     | as P      | archived
                    ended                   | customer    | archived | archived  | archived
                    ended                   | stranger    | 404      | 404       | 404
                    ended                   | as provider | as P     | read-only | read-only
                    ended                   | as customer | archived | read-only | read-only
                    ended                   | admin       | 404      | 404       | 404
                    ended                   | service     | 404      | 404       | 404
                    without provider        | provider    | 404      | 404       | 404
                    without provider        | customer    | as C     | as C      | archived
                    without provider        | as customer | as C     | read-only | read-only
                    without customer        | provider    | as P     | as P      | archived
                    without customer        | as provider | as P     | read-only | read-only
                    without customer        | customer    | 404      | 404       | 404
                    ended, without provider | customer    | archived | archived  | archived
                    ended, without provider | provider    | 404      | 404       | 404
                    ended, without customer | provider    | as P     | as P      | archived
                    empty                   | provider    | 404      | 404       | 404
                    empty                   | customer    | 404      | 404       | 404
                    empty                   | as provider | 404      | 404       | 404
                    """)
    void accessShouldBe(String conversation, String viewer, String read, String mark, String write) {
        assertThat(word(Access.read(viewer(viewer), conversation(conversation))))
                .isEqualTo(read);
        assertThat(word(Access.markRead(viewer(viewer), conversation(conversation))))
                .isEqualTo(mark);
        assertThat(word(Access.write(viewer(viewer), conversation(conversation))))
                .isEqualTo(write);
    }

    @ParameterizedTest
    @CsvSource({
        "provider,    FORBIDDEN, FORBIDDEN",
        "as customer, FORBIDDEN, FORBIDDEN",
        "admin,       FORBIDDEN, FORBIDDEN",
        "as admin,    FORBIDDEN, FORBIDDEN",
        "service,     ,",
        "as service,  ,          IMPERSONATION_READ_ONLY"
    })
    void theDirectoryShouldBeTheServicesAlone(String viewer, RefusalCode toRead, RefusalCode toKeep) {
        assertThat(Access.readDirectory(viewer(viewer)).map(Refusal::code)).isEqualTo(Optional.ofNullable(toRead));
        assertThat(Access.keepDirectory(viewer(viewer)).map(Refusal::code)).isEqualTo(Optional.ofNullable(toKeep));
    }

    @ParameterizedTest
    @CsvSource({
        "provider,    true,",
        "customer,    true,",
        "provider,    false, UNKNOWN_MEMBER",
        "as provider, true,  IMPERSONATION_READ_ONLY",
        "as provider, false, IMPERSONATION_READ_ONLY",
        "as admin,    true,  IMPERSONATION_READ_ONLY",
        "admin,       true,  FORBIDDEN",
        "admin,       false, FORBIDDEN",
        "service,     true,  FORBIDDEN"
    })
    void devicesShouldBeOfKnownMembers(String viewer, boolean isKnown, RefusalCode refusal) {
        assertThat(Access.keepDevices(viewer(viewer), isKnown).map(Refusal::code))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @EnumSource
    void anOpenConversationShouldBeReadableToBoth(Side side) {
        assertThat(Access.isReadable(side, new ConversationState.Open())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anArchivedConversationShouldBeReadableToTheProviderAlwaysAndToTheCustomerAfterTheProvidersErasure(
            ArchiveReason reason) {
        assertThat(Access.isReadable(Side.PROVIDER, archived(reason))).isTrue();
        assertThat(Access.isReadable(Side.CUSTOMER, archived(reason)))
                .isEqualTo(reason == ArchiveReason.PROVIDER_ERASED);
    }

    @Test
    void aViewerShouldBeAParticipantAsAMemberAlone() {
        assertThat(Viewer.member(ANA).isParticipant()).isTrue();
        assertThat(Viewer.impersonating(ANA, "support").isParticipant()).isTrue();
        assertThat(Viewer.impersonating(ANA, "support").impersonator()).hasValue("support");
        assertThat(ADMIN.isParticipant()).isFalse();
        assertThat(Viewer.service(ANA).isParticipant()).isFalse();
    }
}
