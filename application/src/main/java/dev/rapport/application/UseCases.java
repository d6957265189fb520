package dev.rapport.application;

import dev.rapport.application.conversation.Entrance;
import dev.rapport.application.conversation.ListConversations;
import dev.rapport.application.conversation.ShowConversation;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.device.KeepDevices;
import dev.rapport.application.live.OpenLive;
import dev.rapport.application.live.SayTyping;
import dev.rapport.application.member.EraseMember;
import dev.rapport.application.member.FindMember;
import dev.rapport.application.member.ListContacts;
import dev.rapport.application.member.People;
import dev.rapport.application.member.PutMember;
import dev.rapport.application.member.WhoAmI;
import dev.rapport.application.message.CountUnread;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.ReadHistory;
import dev.rapport.application.message.SendMessage;
import dev.rapport.application.message.Sending;
import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.application.push.TellDevices;
import dev.rapport.application.relationship.BeginRelationship;
import dev.rapport.application.relationship.EndRelationship;
import dev.rapport.domain.Ids;
import dev.rapport.domain.member.MemberRegistry;

/** All that can be done with the product, put together over the ports. Thread-safe, like each of its use cases. */
public final class UseCases {

    private final Ports ports;
    private final Rules rules;
    private final Ids ids;
    private final NotifyRecipient notifyRecipient;
    private final AfterCommit afterCommit;
    private final People people;
    private final Entrance entrance;

    public UseCases(Ports ports, Rules rules, Ids ids, Outlets outlets) {
        this.ports = ports;
        this.rules = rules;
        this.ids = ids;
        this.people = new People(ports.directory(), rules.labels());
        this.entrance = new Entrance(ports.accessFacts(), people);
        TellDevices tellDevices = new TellDevices(ports.devices(), ports.conversations(), people, outlets.pushSender());
        this.notifyRecipient = new NotifyRecipient(tellDevices, outlets);
        this.afterCommit = new AfterCommit(outlets.live(), notifyRecipient);
    }

    public WhoAmI whoAmI() {
        return new WhoAmI(ports.directory(), rules.labels(), rules.rateLimit());
    }

    public ListContacts listContacts() {
        return new ListContacts(ports.directory(), ports.conversations(), rules.start());
    }

    public ListConversations listConversations() {
        return new ListConversations(ports.reads(), people);
    }

    public ShowConversation showConversation() {
        return new ShowConversation(ports.conversations(), entrance);
    }

    public StartConversation startConversation() {
        return new StartConversation(
                ports.directory(), rules.labels(), ports.conversations(), rules.start(), ids, sending());
    }

    public SendMessage sendMessage() {
        return new SendMessage(ports.sends(), entrance, ids, sending());
    }

    public ReadHistory readHistory() {
        return new ReadHistory(ports.reads(), entrance);
    }

    public MarkRead markRead() {
        return new MarkRead(ports.readMarks(), entrance, afterCommit);
    }

    public CountUnread countUnread() {
        return new CountUnread(ports.reads());
    }

    public OpenLive openLive() {
        return new OpenLive(ports.directory(), entrance);
    }

    public SayTyping sayTyping() {
        return new SayTyping(entrance, afterCommit);
    }

    public KeepDevices keepDevices() {
        return new KeepDevices(ports.directory(), ports.devices());
    }

    public FindMember findMember() {
        return new FindMember(ports.directory());
    }

    /** For whoever keeps members in the store's own directory. */
    public PutMember putMember(MemberRegistry registry) {
        return new PutMember(registry, afterCommit);
    }

    public EraseMember eraseMember() {
        return new EraseMember(ports.relationships(), afterCommit);
    }

    public BeginRelationship beginRelationship() {
        return new BeginRelationship(ports.directory(), ports.relationships(), afterCommit);
    }

    public EndRelationship endRelationship() {
        return new EndRelationship(ports.relationships(), afterCommit);
    }

    /** How many messages wait to be looked at, whether somebody's devices have to be told of them, or once more after a while. */
    public int notificationsWaiting() {
        return notifyRecipient.waiting();
    }

    private Sending sending() {
        return new Sending(afterCommit);
    }
}
