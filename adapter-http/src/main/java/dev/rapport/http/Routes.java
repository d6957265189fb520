package dev.rapport.http;

import static dev.rapport.http.member.DirectoryEndpoints.forKeepers;
import static dev.rapport.http.member.DirectoryEndpoints.forReaders;
import static dev.rapport.http.server.Route.delete;
import static dev.rapport.http.server.Route.get;
import static dev.rapport.http.server.Route.post;
import static dev.rapport.http.server.Route.put;

import dev.rapport.application.UseCases;
import dev.rapport.application.member.PutMember;
import dev.rapport.http.conversation.ConversationEndpoints;
import dev.rapport.http.conversation.StartEndpoint;
import dev.rapport.http.device.DeviceEndpoints;
import dev.rapport.http.exchange.Endpoint;
import dev.rapport.http.exchange.ViewerEndpoint;
import dev.rapport.http.health.HealthEndpoints;
import dev.rapport.http.member.DirectoryEndpoints;
import dev.rapport.http.member.ViewerEndpoints;
import dev.rapport.http.message.HistoryEndpoint;
import dev.rapport.http.message.MessageEndpoints;
import dev.rapport.http.metrics.MetricsEndpoint;
import dev.rapport.http.metrics.SendMetrics;
import dev.rapport.http.relationship.RelationshipEndpoints;
import dev.rapport.http.security.Authentication;
import dev.rapport.http.server.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Everything that can be called. A path that is spelled out stands before one with a name in its place. */
final class Routes {

    private final Authentication authentication;
    private final ViewerEndpoints viewers;
    private final ConversationEndpoints conversations;
    private final StartEndpoint start;
    private final HistoryEndpoint history;
    private final MessageEndpoints messages;
    private final DeviceEndpoints devices;
    private final DirectoryEndpoints directory;
    private final RelationshipEndpoints relationships;

    Routes(Authentication authentication, UseCases useCases, PutMember putMember, SendMetrics metrics) {
        this.authentication = authentication;
        viewers = new ViewerEndpoints(useCases.whoAmI(), useCases.listContacts());
        conversations = new ConversationEndpoints(useCases.listConversations(), useCases.showConversation());
        start = new StartEndpoint(useCases.startConversation(), metrics);
        history = new HistoryEndpoint(useCases.readHistory(), useCases.showConversation());
        messages = new MessageEndpoints(useCases.sendMessage(), useCases.markRead(), useCases.countUnread(), metrics);
        devices = new DeviceEndpoints(useCases.keepDevices());
        directory = new DirectoryEndpoints(putMember, useCases.findMember(), useCases.eraseMember());
        relationships = new RelationshipEndpoints(useCases.beginRelationship(), useCases.endRelationship());
    }

    /** For members. */
    List<Route> messaging() {
        return List.of(
                get("/api/messaging/me/", viewer(viewers::me)),
                get("/api/messaging/contacts/", viewer(viewers::contacts)),
                get("/api/messaging/conversations/", viewer(conversations::list)),
                post("/api/messaging/conversations/start/", viewer(start::start)),
                get("/api/messaging/conversations/{id}/", viewer(conversations::show)),
                get("/api/messaging/conversations/{id}/messages/", viewer(history::history)),
                post("/api/messaging/conversations/{id}/send/", viewer(messages::send)),
                post("/api/messaging/conversations/{id}/read/", viewer(messages::read)),
                get("/api/messaging/unread-count/", viewer(messages::unreadCount)),
                put("/api/messaging/devices/{token}/", viewer(devices::put)),
                delete("/api/messaging/devices/{token}/", viewer(devices::delete)));
    }

    /** For the host platform's back end. */
    List<Route> directory() {
        String member = "/api/directory/members/{id}/";
        String relationship = "/api/directory/relationships/{provider_id}/{customer_id}/";
        return List.of(
                put(member, keeper(directory::put)),
                get(member, viewer(forReaders(directory::get))),
                delete(member, keeper(directory::delete)),
                put(relationship, keeper(relationships::put)),
                delete(relationship, keeper(relationships::delete)));
    }

    /** For whoever runs it. */
    static List<Route> health(BooleanSupplier readiness) {
        HealthEndpoints health = new HealthEndpoints(readiness);
        return List.of(get("/health/live/", health::live), get("/health/ready/", health::ready));
    }

    /** For whoever runs it, on the management address alone. */
    static Route metrics(PrometheusMeterRegistry meters) {
        return get("/metrics/", new MetricsEndpoint(meters)::metrics);
    }

    private Endpoint viewer(ViewerEndpoint endpoint) {
        return authentication.required(endpoint);
    }

    private Endpoint keeper(ViewerEndpoint endpoint) {
        return viewer(forKeepers(endpoint));
    }
}
