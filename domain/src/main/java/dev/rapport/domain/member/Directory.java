package dev.rapport.domain.member;

import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.Map;
import java.util.Set;

/**
 * Port: who the members are and who works with whom. Whoever embeds the core gives their own; it may be a remote call,
 * so it is asked in batches, at most once for a page, and never while a lock is held.
 *
 * <p>Implementations are thread-safe. One that can't answer throws {@link dev.rapport.domain.Unavailable}; it never
 * answers "nobody" instead.
 */
public interface Directory {

    /** Those of the asked members that are known; who is missing from the answer is not known. */
    Map<MemberId, Member> find(Set<MemberId> ids);

    /** Whether this provider works with this customer at the moment. */
    boolean related(Pair pair);

    /**
     * The members whom this one works with, on whichever side it stands, {@linkplain Member#isCalled called} like the
     * text (empty: all of them), {@linkplain Member#BY_NAME by name}. Nobody for an unknown member.
     */
    Page<Member> contacts(MemberId of, String called, PageRequest page);
}
