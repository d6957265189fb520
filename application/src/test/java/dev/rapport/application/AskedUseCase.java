package dev.rapport.application;

import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.member.ListContacts.Contact;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.push.Platform;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Each use case, asked about what is on the {@link Stage}; it answers in a {@link Word}. */
enum AskedUseCase {
    SHOW(true, (stage, viewer) -> Word.of(stage.useCases().showConversation().show(viewer, stage.conversation()))),

    HISTORY(
            true,
            (stage, viewer) -> Word.of(stage.useCases()
                    .readHistory()
                    .read(viewer, stage.conversation(), new HistoryQuery.Numbered(new PageRequest(1, 20))))),

    LIST(
            true,
            (stage, viewer) -> seen(stage.useCases()
                    .listConversations()
                    .list(viewer, ArchivedFilter.ALL, 1)
                    .map(view -> talk(stage, view.conversation().id())))),

    UNREAD(true, (stage, viewer) -> Long.toString(stage.useCases().countUnread().count(viewer))),

    CONTACTS(
            true,
            (stage, viewer) -> seen(stage.useCases()
                    .listContacts()
                    .list(viewer, "", 1)
                    .map(contact -> contact(stage, viewer, contact)))),

    START(
            false,
            (stage, viewer) -> Word.of(stage.useCases()
                    .startConversation()
                    .start(new StartConversation.Command(viewer, stage.across(viewer), "Hi", Optional.empty())))),

    SEND(
            false,
            (stage, viewer) -> Word.of(stage.useCases()
                    .sendMessage()
                    .send(new SendMessage.Command(viewer, stage.conversation(), "Hi", Optional.empty())))),

    MARK_READ(
            false,
            (stage, viewer) -> Word.of(stage.useCases()
                    .markRead()
                    .mark(new MarkRead.Command(viewer, stage.conversation(), Optional.empty())))),

    ME(true, (stage, viewer) -> Word.of(stage.useCases().whoAmI().tell(viewer))),

    REGISTER(
            false,
            (stage, viewer) ->
                    Word.of(stage.useCases().keepDevices().register(viewer, stage.token(), Platform.ANDROID))),

    UNREGISTER(false, (stage, viewer) -> Word.of(stage.useCases().keepDevices().unregister(viewer, stage.token()))),

    PUT_MEMBER(
            false,
            (stage, viewer) -> Word.of(stage.putMember().put(viewer, Fixtures.called("Newcomer", Side.CUSTOMER)))),

    FIND_PROVIDER(
            true,
            (stage, viewer) -> Word.of(
                    stage.useCases().findMember().find(viewer, stage.pair().provider()))),

    ERASE_PROVIDER(
            false,
            (stage, viewer) -> Word.of(
                    stage.useCases().eraseMember().erase(viewer, stage.pair().provider()))),

    BEGIN(false, (stage, viewer) -> Word.of(stage.useCases().beginRelationship().begin(viewer, stage.pair()))),

    END(false, (stage, viewer) -> Word.of(stage.useCases().endRelationship().end(viewer, stage.pair())));

    private final boolean isReading;
    private final BiFunction<Stage, Viewer, String> ask;

    AskedUseCase(boolean isReading, BiFunction<Stage, Viewer, String> ask) {
        this.isReading = isReading;
        this.ask = ask;
    }

    /** The use case of that name in a table: {@code mark-read}. */
    static AskedUseCase called(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it changes nothing, whoever asks. */
    boolean isReading() {
        return isReading;
    }

    String ask(Stage stage, Viewer viewer) {
        return ask.apply(stage, viewer);
    }

    private static String seen(Page<String> found) {
        return found.results().isEmpty() ? Word.NOTHING : String.join(" ", found.results());
    }

    private static String contact(Stage stage, Viewer viewer, Contact contact) {
        return contact.member().id().equals(Optional.of(stage.across(viewer)))
                ? contact.conversation().map(id -> talk(stage, id)).orElse("name")
                : contact.toString();
    }

    /** This very conversation; another one in full, to fail on. */
    private static String talk(Stage stage, ConversationId id) {
        return id.equals(stage.conversation()) ? "talk" : id.toString();
    }
}
