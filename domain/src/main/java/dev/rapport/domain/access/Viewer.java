package dev.rapport.domain.access;

import dev.rapport.domain.member.MemberId;
import java.util.Optional;

/**
 * Who is asking: a member, perhaps looked at through by somebody else, or an administrator or a service.
 *
 * @param isImpersonated somebody else looks through this member's eyes: reads all, changes nothing (edge case 10)
 * @param impersonator who, where the token says
 */
public record Viewer(MemberId member, ViewerRole role, boolean isImpersonated, Optional<String> impersonator) {

    public static Viewer member(MemberId member) {
        return new Viewer(member, ViewerRole.MEMBER, false, Optional.empty());
    }

    /** Somebody looking through a member's eyes. */
    public static Viewer impersonating(MemberId member, String impersonator) {
        return new Viewer(member, ViewerRole.MEMBER, true, Optional.of(impersonator));
    }

    /** The host platform's back end, by a name of its own choice. */
    public static Viewer service(MemberId name) {
        return new Viewer(name, ViewerRole.SERVICE, false, Optional.empty());
    }

    /** Whether the viewer can take part in conversations at all. */
    public boolean isParticipant() {
        return role == ViewerRole.MEMBER;
    }
}
