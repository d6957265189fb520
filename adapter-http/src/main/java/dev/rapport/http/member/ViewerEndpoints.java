package dev.rapport.http.member;

import dev.rapport.application.member.ListContacts;
import dev.rapport.application.member.WhoAmI;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.message.CodePoints;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.exchange.Query;
import dev.rapport.http.page.PageAnswer;
import dev.rapport.http.page.PageLinks;
import dev.rapport.http.page.PageParameters;
import java.util.Map;
import java.util.Optional;

/** The viewer, and whom the viewer may message. */
public final class ViewerEndpoints {

    /** Where contacts are listed. */
    public static final String CONTACTS_PATH = "/api/messaging/contacts/";

    /** The most code points that contacts may be searched by: no name is longer. */
    static final int MAX_SEARCH_LENGTH = 200;

    private final WhoAmI whoAmI;
    private final ListContacts listContacts;

    public ViewerEndpoints(WhoAmI whoAmI, ListContacts listContacts) {
        this.whoAmI = whoAmI;
        this.listContacts = listContacts;
    }

    public Answer me(Call call, Viewer viewer) {
        return whoAmI.tell(viewer).fold(me -> Answer.ok(json -> MemberJson.write(json, me)), Answer::refused);
    }

    private record Search(Optional<String> called, PageRequest page) {}

    public Answer contacts(Call call, Viewer viewer) {
        return call.query().then(ViewerEndpoints::search).fold(search -> contacts(viewer, search), Answer::problem);
    }

    private Answer contacts(Viewer viewer, Search search) {
        Map<String, String> kept =
                search.called().map(text -> Map.of("q", text)).orElse(Map.of());
        return PageAnswer.numbered(
                listContacts.list(
                        viewer, search.called().orElse(""), search.page().number()),
                search.page(),
                new PageLinks(CONTACTS_PATH, kept),
                MemberJson::write);
    }

    private static Parsed<Search> search(Query query) {
        return query.text("q")
                .then(ViewerEndpoints::searchable)
                .then(called ->
                        PageParameters.read(query, ListContacts.PAGE_SIZE).map(page -> new Search(called, page)));
    }

    private static Parsed<Optional<String>> searchable(Optional<String> called) {
        boolean isTooLong = called.filter(text -> text.codePointCount(0, text.length()) > MAX_SEARCH_LENGTH)
                .isPresent();
        boolean hasControls = called.filter(text -> text.codePoints().anyMatch(CodePoints::isControl))
                .isPresent();
        return isTooLong || hasControls
                ? Parsed.invalid("q", "This has at most " + MAX_SEARCH_LENGTH + " characters, none of them control.")
                : Parsed.of(called);
    }
}
