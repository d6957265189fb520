package dev.rapport.http.member;

import dev.rapport.application.member.EraseMember;
import dev.rapport.application.member.FindMember;
import dev.rapport.application.member.PutMember;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.AvatarUrl;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Side;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.exchange.ViewerEndpoint;
import dev.rapport.http.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members, for the host platform's back end. Who is not that is told so before anything is looked at. */
public final class DirectoryEndpoints {

    private static final Map<String, Side> ROLES = Map.of("provider", Side.PROVIDER, "customer", Side.CUSTOMER);

    private final PutMember putMember;
    private final FindMember findMember;
    private final EraseMember eraseMember;

    public DirectoryEndpoints(PutMember putMember, FindMember findMember, EraseMember eraseMember) {
        this.putMember = putMember;
        this.findMember = findMember;
        this.eraseMember = eraseMember;
    }

    /** The endpoint for those alone who may look into the directory. */
    public static ViewerEndpoint forReaders(ViewerEndpoint endpoint) {
        return guarded(Access::readDirectory, endpoint);
    }

    /** The endpoint for those alone who may keep the directory. */
    public static ViewerEndpoint forKeepers(ViewerEndpoint endpoint) {
        return guarded(Access::keepDirectory, endpoint);
    }

    private static ViewerEndpoint guarded(Function<Viewer, Optional<Refusal>> rule, ViewerEndpoint endpoint) {
        return (call, viewer) -> rule.apply(viewer).map(Answer::refused).orElseGet(() -> endpoint.answer(call, viewer));
    }

    public Answer put(Call call, Viewer viewer) {
        return id(call).then(id -> call.body().then(body -> member(id, body)))
                .fold(member -> put(viewer, member), Answer::problem);
    }

    private Answer put(Viewer viewer, Member member) {
        return putMember
                .put(viewer, member)
                .fold(put -> Answer.stored(put.isNew(), json -> MemberJson.write(json, put.member())), Answer::refused);
    }

    public Answer get(Call call, Viewer viewer) {
        return MemberId.parse(call.path("id"))
                .map(id -> get(viewer, id))
                .orElseGet(() -> Answer.problem(Problems.notFound()));
    }

    private Answer get(Viewer viewer, MemberId id) {
        return findMember
                .find(viewer, id)
                .fold(member -> Answer.ok(json -> MemberJson.write(json, member)), Answer::refused);
    }

    /** What can't be an id is nobody's: erasing nobody is done at once. */
    public Answer delete(Call call, Viewer viewer) {
        return MemberId.parse(call.path("id"))
                .map(id -> eraseMember.erase(viewer, id).fold(changed -> Answer.noContent(), Answer::refused))
                .orElseGet(Answer::noContent);
    }

    private static Parsed<MemberId> id(Call call) {
        return Parsed.of(MemberId.parse(call.path("id")), "id", "This can't be a member's id.");
    }

    private static Parsed<Member> member(MemberId id, JsonObject body) {
        return name(body)
                .then(name -> avatar(body).then(avatar -> role(body).map(role -> new Member(id, name, avatar, role))));
    }

    private static Parsed<MemberName> name(JsonObject body) {
        return body.text("name")
                .then(text -> Parsed.of(
                        MemberName.parse(text),
                        "name",
                        "A name has 1 to " + MemberName.MAX_LENGTH + " characters on one line."));
    }

    private static Parsed<Optional<AvatarUrl>> avatar(JsonObject body) {
        return body.optionalText("avatar_url")
                .then(text -> text.isEmpty()
                        ? Parsed.of(Optional.<AvatarUrl>empty())
                        : Parsed.of(AvatarUrl.parse(text.get()), "avatar_url", "A picture's URL begins with https:.")
                                .map(Optional::of));
    }

    private static Parsed<Side> role(JsonObject body) {
        return body.text("role")
                .then(text ->
                        Parsed.of(Optional.ofNullable(ROLES.get(text)), "role", "A role is provider or customer."));
    }
}
