package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Lookup;
import dev.rapport.persistence.Shared;
import dev.rapport.persistence.member.MemberSelects;
import dev.rapport.persistence.message.HistoryQuestion;
import dev.rapport.persistence.message.HistorySelects;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link Reads} in PostgreSQL, beside the standalone directory: those who ask at the same time are answered together. */
public final class JdbiReads implements Reads {

    private final Database database;
    private final Shared<ListQuestion, Listed> lists;
    private final Shared<HistoryQuestion, Optional<Told>> histories;
    private final Lookup<MemberId, Long> unread;

    public JdbiReads(Database database) {
        this.database = database;
        this.lists = new Shared<>(ConversationSelects.MOST_TOGETHER, this::listAll);
        this.histories = new Shared<>(HistorySelects.MOST_TOGETHER, this::historyOfAll);
        this.unread =
                new Lookup<>(members -> UnreadTotal.byMember(database.ask(ConversationSelects.unreadOfKnown(members))));
    }

    @Override
    public Listed list(MemberId member, ArchivedFilter filter, PageRequest page) {
        ListQuestion question = new ListQuestion(member, filter, page);
        return question.isSmall() ? lists.of(question) : lists.alone(question);
    }

    @Override
    public Map<MemberId, Long> unreadTotals(Set<MemberId> members) {
        return unread.find(members);
    }

    @Override
    public Optional<Told> history(ConversationId conversation, HistoryQuery query) {
        return histories.of(new HistoryQuestion(conversation, query));
    }

    private List<Listed> listAll(List<ListQuestion> questions) {
        return database.ask(connection -> {
            List<Page<Conversation>> pages = ConversationSelects.list(connection, questions);
            Set<MemberId> shown = Stream.concat(
                            questions.stream().map(ListQuestion::member),
                            pages.stream()
                                    .map(Page::results)
                                    .map(JdbiReads::standing)
                                    .flatMap(Set::stream))
                    .collect(Collectors.toSet());
            Map<MemberId, Member> known = MemberSelects.ask(connection, shown);
            return IntStream.range(0, pages.size())
                    .mapToObj(number ->
                            listed(pages.get(number), questions.get(number).member(), known))
                    .toList();
        });
    }

    private static Listed listed(Page<Conversation> page, MemberId member, Map<MemberId, Member> known) {
        Set<MemberId> shown = standing(page.results());
        shown.add(member);
        return new Listed(page, Lookup.partOf(known, shown));
    }

    private List<Optional<Told>> historyOfAll(List<HistoryQuestion> questions) {
        return database.ask(connection -> {
            List<Optional<History>> histories = HistorySelects.ask(connection, questions);
            Set<MemberId> shown = standing(histories.stream()
                    .flatMap(Optional::stream)
                    .map(History::conversation)
                    .toList());
            Map<MemberId, Member> known = MemberSelects.ask(connection, shown);
            return histories.stream()
                    .map(found -> found.map(history -> told(history, known)))
                    .toList();
        });
    }

    private static Told told(History history, Map<MemberId, Member> known) {
        Map<MemberId, Member> sides = Lookup.partOf(known, standing(List.of(history.conversation())));
        return new Told(history, () -> sides);
    }

    private static Set<MemberId> standing(List<Conversation> conversations) {
        return conversations.stream()
                .flatMap(conversation -> conversation.participants().members())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
