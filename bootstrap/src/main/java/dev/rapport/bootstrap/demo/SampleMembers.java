package dev.rapport.bootstrap.demo;

import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import java.util.List;
import java.util.Optional;

/** Who takes part in the demo. */
public final class SampleMembers {

    /** The trainer whom the printed commands speak as. */
    public static final Member TRAINER = member("trainer-1", "Ana Ruiz", Side.PROVIDER);

    /** The trainee who answers. */
    public static final Member TRAINEE = member("trainee-1", "Ben Okafor", Side.CUSTOMER);

    /** A trainee with one message, unread. */
    static final Member NEWCOMER = member("trainee-2", "Chiara Conti", Side.CUSTOMER);

    /** A trainee to whom nobody has written yet. */
    static final Member SILENT = member("trainee-3", "Dana Levi", Side.CUSTOMER);

    /** A trainee who has left: the conversation is archived. */
    static final Member FORMER = member("trainee-4", "Émile Petit", Side.CUSTOMER);

    /** A trainer with a trainee of their own. */
    static final Member OTHER_TRAINER = member("trainer-2", "Farid Haddad", Side.PROVIDER);

    static final Member OTHER_TRAINEE = member("trainee-5", "Greta Lind", Side.CUSTOMER);

    /** All of them, in the order in which they are shown. */
    public static final List<Member> ALL =
            List.of(TRAINER, OTHER_TRAINER, TRAINEE, NEWCOMER, SILENT, FORMER, OTHER_TRAINEE);

    /** Who works with whom when the demo begins, the former trainee too. */
    static final List<Pair> PAIRS = List.of(
            pair(TRAINER, TRAINEE),
            pair(TRAINER, NEWCOMER),
            pair(TRAINER, SILENT),
            pair(TRAINER, FORMER),
            pair(OTHER_TRAINER, OTHER_TRAINEE));

    private SampleMembers() {}

    static Pair pair(Member provider, Member customer) {
        return new Pair(provider.id(), customer.id());
    }

    private static Member member(String id, String name, Side role) {
        return new Member(new MemberId(id), new MemberName(name), Optional.empty(), role);
    }
}
