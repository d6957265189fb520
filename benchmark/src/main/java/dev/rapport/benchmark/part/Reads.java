package dev.rapport.benchmark.part;

import dev.rapport.benchmark.Contest;
import dev.rapport.benchmark.Contest.Contestant;
import dev.rapport.benchmark.Stage;
import dev.rapport.benchmark.database.Talk;
import dev.rapport.benchmark.load.Measured;
import dev.rapport.benchmark.load.Requests;
import dev.rapport.benchmark.report.Row;
import dev.rapport.benchmark.report.Target;
import dev.rapport.benchmark.server.RunningServer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Lists, histories and unread counts, each beside the least SQL that finds the same rows. */
public final class Reads {

    private static final int CONNECTIONS = 32;
    private static final Target QUARTER = Target.ratioAtLeast(0.25);

    private static final String LIST = "/api/messaging/conversations/";
    private static final String UNREAD = "/api/messaging/unread-count/";
    private static final int LIST_PAGE = 50;
    private static final int HISTORY_PAGE = 20;
    private static final int WIDE = 1_000;
    private static final int LONG = 100_000;
    private static final int LATE_PAGE = 4_000;

    private final Stage stage;
    private final Contest contest;
    private final List<List<Talk>> providers;

    public Reads(Stage stage, Contest contest) {
        this.stage = stage;
        this.contest = contest;
        this.providers = stage.dataset().providers();
    }

    /** The first page of providers with twenty conversations, and of one with a thousand. */
    public void list() throws Exception {
        RunningServer server = stage.servers().limited();
        String wide = stage.dataset().wide(WIDE).get(0).provider();
        int few = stage.dataset().size().customers();
        byte[] ofWide = Requests.get(LIST, stage.tokens().of(wide));
        List<byte[]> ofMany = ofProviders(LIST);
        ReadStep.requirePage(server.address(), ofMany.get(0), few);
        ReadStep.requirePage(server.address(), ofWide, LIST_PAGE);
        List<Measured> measured = contest.measure(
                Contestant.bare(CONNECTIONS, stage.bare().list(this::anyProvider)),
                ours("list", server, ofMany),
                ours("list-wide", server, List.of(ofWide)),
                Contestant.bare(CONNECTIONS, stage.bare().list(() -> wide)));
        add("list of " + few, measured.get(1), measured.get(0));
        add("list of 1,000, first 50", measured.get(2), measured.get(3));
        double rowsOfMany = few * measured.get(1).perSecond();
        double rowsOfWide = LIST_PAGE * measured.get(2).perSecond();
        stage.report()
                .add(Row.of("cost of a row, list of 1,000 ÷ list of " + few, "×", rowsOfMany / rowsOfWide)
                        .wanted(Target.atMost(1.5)));
    }

    /** The newest messages of many conversations, and of a very long one, and some very old ones of that. */
    public void history() throws Exception {
        RunningServer server = stage.servers().limited();
        Talk deep = stage.dataset().longTalk(LONG);
        byte[] first = history(deep, 1);
        byte[] late = history(deep, LATE_PAGE);
        List<byte[]> ofMany =
                stage.dataset().talks().stream().map(talk -> history(talk, 1)).toList();
        ReadStep.requirePage(server.address(), ofMany.get(0), HISTORY_PAGE);
        ReadStep.requirePage(server.address(), first, HISTORY_PAGE);
        ReadStep.requirePage(server.address(), late, HISTORY_PAGE);
        List<Measured> measured = contest.measure(
                Contestant.bare(CONNECTIONS, stage.bare().history(this::anyTalk, Long.MAX_VALUE)),
                ours("history", server, ofMany),
                ours("page-1", server, List.of(first)),
                ours("page-4000", server, List.of(late)),
                Contestant.bare(CONNECTIONS, stage.bare().history(() -> deep, newestOfLatePage())));
        add("history, newest 20", measured.get(1), measured.get(0));
        add("page 1 of 100,000 messages", measured.get(2), measured.get(4));
        add("page 4000 of 100,000 messages", measured.get(3), measured.get(4));
        stage.report()
                .add(Row.of(
                                "page 1 ÷ page 4000, in a second",
                                "×",
                                measured.get(2).perSecond() / measured.get(3).perSecond())
                        .wanted(Target.atMost(1.1)));
    }

    /** How much members have not read. */
    public void unread() throws Exception {
        RunningServer server = stage.servers().limited();
        List<byte[]> ofMany = ofProviders(UNREAD);
        if (ReadStep.ask(server.address(), ofMany.get(0)).path("unread_count").asLong() <= 0) {
            throw new IllegalStateException("Nothing is unread");
        }
        List<Measured> measured = contest.measure(
                Contestant.bare(CONNECTIONS, stage.bare().unread(this::anyProvider)), ours("unread", server, ofMany));
        add("unread", measured.get(1), measured.get(0));
    }

    private void add(String what, Measured ours, Measured bare) {
        stage.report().add(Row.rate(what, ours).beside(bare.perSecond()).wanted(QUARTER));
    }

    private static Contestant ours(String name, RunningServer server, List<byte[]> requests) {
        return Contestant.ours(name, CONNECTIONS, server, ReadStep.opener(server.address(), requests));
    }

    private static long newestOfLatePage() {
        return LONG - (LATE_PAGE - 1) * (long) HISTORY_PAGE;
    }

    private List<byte[]> ofProviders(String path) {
        return providers.stream()
                .map(talks -> Requests.get(path, stage.tokens().of(talks.get(0).provider())))
                .toList();
    }

    private byte[] history(Talk talk, int page) {
        String path = LIST + talk.id() + "/messages/" + (page == 1 ? "" : "?page=" + page);
        return Requests.get(path, stage.tokens().of(talk.provider()));
    }

    private String anyProvider() {
        return anyTalk().provider();
    }

    private Talk anyTalk() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<Talk> talks = providers.get(random.nextInt(providers.size()));
        return talks.get(random.nextInt(talks.size()));
    }
}
