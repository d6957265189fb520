package dev.rapport.http.relationship;

import dev.rapport.application.relationship.BeginRelationship;
import dev.rapport.application.relationship.EndRelationship;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Parsed;

/** Who works with whom, for the host platform's back end. */
public final class RelationshipEndpoints {

    private final BeginRelationship beginRelationship;
    private final EndRelationship endRelationship;

    public RelationshipEndpoints(BeginRelationship beginRelationship, EndRelationship endRelationship) {
        this.beginRelationship = beginRelationship;
        this.endRelationship = endRelationship;
    }

    public Answer put(Call call, Viewer viewer) {
        return pair(call).fold(pair -> begin(viewer, pair), Answer::problem);
    }

    /** A pair that can't be is not related: parting it is done at once. */
    public Answer delete(Call call, Viewer viewer) {
        return pair(call)
                .fold(
                        pair -> endRelationship.end(viewer, pair).fold(ended -> Answer.noContent(), Answer::refused),
                        noPair -> Answer.noContent());
    }

    private Answer begin(Viewer viewer, Pair pair) {
        return beginRelationship
                .begin(viewer, pair)
                .fold(
                        begun -> Answer.stored(begun.isNew(), json -> {
                            json.writeStartObject();
                            json.writeStringField("provider_id", pair.provider().value());
                            json.writeStringField("customer_id", pair.customer().value());
                            json.writeEndObject();
                        }),
                        Answer::refused);
    }

    private static Parsed<Pair> pair(Call call) {
        return id(call, "provider_id")
                .then(provider -> id(call, "customer_id")
                        .then(customer -> provider.equals(customer)
                                ? Parsed.invalid("customer_id", "Nobody is related to themselves.")
                                : Parsed.of(new Pair(provider, customer))));
    }

    private static Parsed<MemberId> id(Call call, String name) {
        return Parsed.of(MemberId.parse(call.path(name)), name, "This can't be a member's id.");
    }
}
