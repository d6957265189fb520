package dev.rapport.bootstrap.demo;

import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Member;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo prints: who is there, with links that sign a browser in, and commands to be pasted into another terminal,
 * each complete in itself.
 */
public final class Invitation {

    private static final Duration TOKEN_LIFE = Duration.ofDays(7);

    private final PrintWriter out;
    private final String address;
    private final TokenMinter minter;
    private final Labels labels;
    private final Optional<Path> secretFolder;

    /** @param secretFolder where other commands find the secret that tokens are signed with, if they can */
    public Invitation(PrintWriter out, String address, TokenMinter minter, Labels labels, Optional<Path> secretFolder) {
        this.out = out;
        this.secretFolder = secretFolder;
        this.address = address;
        this.minter = minter;
        this.labels = labels;
    }

    /** @param conversation the one of the sample trainer and the sample trainee, if they (still) have one */
    public void print(Optional<ConversationId> conversation) {
        out.println();
        out.println("Rapport runs at " + address + ", with these members:");
        out.println();
        for (Member member : SampleMembers.ALL) {
            out.printf("  %-10s %-14s %s%n", labels.of(member.role()), member.name(), signInLink(member));
        }
        out.println();
        out.println(
                "Open two of these links in two windows, and let them talk to each other. Whoever has a link is that");
        out.println("member, for a week.");
        Member trainer = SampleMembers.TRAINER;
        Member trainee = SampleMembers.TRAINEE;
        out.println();
        out.println("Or see what reaches " + trainee.name() + ", as it happens, in a second terminal:");
        out.println();
        out.println(listen(trainee));
        out.println();
        out.println("Paste these into a third one. The tokens in them are good for a week.");
        get(trainer.name() + "'s conversations:", trainer, "conversations/");
        conversation.ifPresent(id -> {
            String send = "conversations/" + id + "/send/";
            post(trainer.name() + " writes to " + trainee.name() + ":", trainer, send, "Thursday at 18:00 it is.");
            get(trainee.name() + " has something to read:", trainee, "unread-count/");
            get(trainee.name() + " reads it:", trainee, "conversations/" + id + "/messages/");
            post("… marks it as read:", trainee, "conversations/" + id + "/read/", null);
            post("… and answers:", trainee, send, "Perfect, see you then!");
            get(
                    trainer.name() + " sees the answer, and that the message was read:",
                    trainer,
                    "conversations/" + id + "/messages/?limit=2");
        });
        out.println();
        out.println("Ctrl-C ends the demo; its data stays for the next time.");
        out.flush();
    }

    private String listen(Member viewer) {
        ListenLine line = ListenLine.to(address);
        return secretFolder
                .map(folder -> line.as(viewer.id(), folder))
                .orElseGet(() -> line.with(token(viewer)))
                .toString();
    }

    private void get(String what, Member viewer, String path) {
        command(what, "'" + url(path) + "'", viewer);
    }

    private void post(String what, Member viewer, String path, String content) {
        String body = content == null
                ? "-X POST"
                : "-H 'Content-Type: application/json' -d '{\"content\": \"" + content + "\"}'";
        command(what, body + " '" + url(path) + "'", viewer);
    }

    private void command(String what, String request, Member viewer) {
        out.println();
        out.println("# " + what);
        out.println("curl -sS -w '\\n' -H 'Authorization: Bearer " + token(viewer) + "' " + request);
    }

    /** The token travels in the fragment, which a browser keeps to itself; the page takes it out of the address at once. */
    private String signInLink(Member member) {
        return address + "/#token=" + token(member);
    }

    private String url(String path) {
        return address + "/api/messaging/" + path;
    }

    private String token(Member member) {
        return minter.mint(new TokenRequest(member.id(), ViewerRole.MEMBER, Optional.empty(), TOKEN_LIFE));
    }
}
