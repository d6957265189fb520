package dev.rapport.benchmark.part;

import dev.rapport.benchmark.Contest;
import dev.rapport.benchmark.Contest.Contestant;
import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.database.Size;
import dev.rapport.benchmark.database.Talk;
import dev.rapport.benchmark.load.Measured;
import dev.rapport.benchmark.load.Requests;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How cost grows: the same question of members with ever more conversations, and of ever longer conversations. */
public final class Growth {

    private static final int CONNECTIONS = 8;
    private static final int HISTORY_PAGE = 20;

    private final Stage stage;
    private final Contest contest;
    private final RunningServer server;

    /** On a server without a rate limit: one member alone sends. */
    public Growth(Stage stage, Contest contest) throws Exception {
        this.stage = stage;
        this.contest = contest;
        this.server = stage.servers().unlimited();
    }

    public void measure() throws Exception {
        List<List<Talk>> members =
                new ArrayList<>(List.of(stage.dataset().providers().get(0)));
        Size.WIDE.forEach(conversations -> members.add(stage.dataset().wide(conversations)));
        compare(
                "list, first page",
                "conversations",
                members.stream()
                        .map(talks -> new Case(talks.size(), reading("/api/messaging/conversations/", talks.get(0))))
                        .toList());
        compare(
                "unread",
                "conversations",
                members.stream()
                        .map(talks -> new Case(talks.size(), reading("/api/messaging/unread-count/", talks.get(0))))
                        .toList());
        compare(
                "send by one of",
                "conversations",
                members.stream()
                        .map(talks -> new Case(talks.size(), sending(talks.get(0))))
                        .toList());
        compare(
                "history, newest page",
                "messages",
                Size.LONG.stream()
                        .map(messages -> new Case(messages, history(messages, 1)))
                        .toList());
        compare(
                "history, oldest page",
                "messages",
                Size.LONG.stream()
                        .map(messages -> new Case(messages, history(messages, messages / HISTORY_PAGE)))
                        .toList());
        compare(
                "send into",
                "messages",
                Size.LONG.stream()
                        .map(messages ->
                                new Case(messages, sending(stage.dataset().longTalk(messages))))
                        .toList());
    }

    /** One of the sizes that are compared. */
    private record Case(int size, Contestant contestant) {}

    private void compare(String what, String ofWhat, List<Case> cases) throws Exception {
        List<Measured> measured =
                contest.measure(cases.stream().map(Case::contestant).toArray(Contestant[]::new));
        for (int i = 0; i < cases.size(); i++) {
            stage.report()
                    .add(Row.rate("%s, %,d %s".formatted(what, cases.get(i).size(), ofWhat), measured.get(i)));
        }
    }

    private Contestant reading(String path, Talk talk) {
        byte[] request = Requests.get(path, stage.tokens().of(talk.provider()));
        return Contestant.ours("growth", CONNECTIONS, server, ReadStep.opener(server.address(), List.of(request)));
    }

    private Contestant history(int messages, int page) {
        Talk talk = stage.dataset().longTalk(messages);
        return reading("/api/messaging/conversations/" + talk.id() + "/messages/?page=" + page, talk);
    }

    /** One at a time: in one conversation, sends are one after the other anyway. */
    private Contestant sending(Talk talk) {
        byte[] head = Requests.sendHead(talk.id(), stage.tokens().of(talk.provider()));
        LongAdder unread = new LongAdder();
        return Contestant.ours("growth", 1, server, number -> new SendStep(server.address(), () -> head, unread));
    }
}
