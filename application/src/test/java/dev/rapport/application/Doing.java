package dev.rapport.application;

import dev.rapport.application.member.ListContacts;
import dev.rapport.application.message.MarkRead;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.push.Platform;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every use case, tried by somebody in a scene; the answer in the words of the access matrix. */
enum Doing {
    SHOW {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.showConversation().show(viewer, scene.conversation));
        }
    },
    HISTORY {
        @Override
        String by(Viewer viewer, Scene scene) {
            HistoryQuery all = new HistoryQuery.Numbered(new PageRequest(1, 20));
            return word(scene.house.useCases.readHistory().read(viewer, scene.conversation, all));
        }
    },
    SEND {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.send(viewer, scene.conversation, "And?", Optional.empty()));
        }
    },
    MARK_READ {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house
                    .useCases
                    .markRead()
                    .mark(new MarkRead.Command(viewer, scene.conversation, Optional.empty())));
        }
    },
    TYPE {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.sayTyping().say(viewer, scene.conversation, true));
        }
    },
    LISTEN {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.openLive().refusal(viewer));
        }
    },
    LISTEN_TO {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.openLive().refusal(viewer, scene.conversation));
        }
    },
    /** How many conversations. */
    LIST {
        @Override
        String by(Viewer viewer, Scene scene) {
            var page = scene.house.useCases.listConversations().list(viewer, ArchivedFilter.ALL, 1);
            return page.count() == page.results().size() ? Long.toString(page.count()) : page.toString();
        }
    },
    /** How many messages. */
    UNREAD {
        @Override
        String by(Viewer viewer, Scene scene) {
            return Long.toString(scene.house.useCases.countUnread().count(viewer));
        }
    },
    /** The counterpart as a contact: with a conversation, without one, or not at all. */
    CONTACTS {
        @Override
        String by(Viewer viewer, Scene scene) {
            return scene.house.useCases.listContacts().list(viewer, "", 1).results().stream()
                    .filter(contact -> contact.member().id().equals(Optional.of(scene.counterpart(viewer))))
                    .findFirst()
                    .map(contact -> word(contact, scene))
                    .orElse("-");
        }

        private String word(ListContacts.Contact contact, Scene scene) {
            return contact.conversation()
                    .map(id -> id.equals(scene.conversation) ? "talking" : "wrong")
                    .orElse("new");
        }
    },
    START {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.start(viewer, scene.counterpart(viewer), "Hi", Optional.empty()));
        }
    },
    ME {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.whoAmI().tell(viewer));
        }
    },
    REGISTER {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.keepDevices().register(viewer, scene.device, Platform.WEB));
        }
    },
    UNREGISTER {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.keepDevices().unregister(viewer, scene.device));
        }
    },
    PUT_MEMBER {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.putMember.put(viewer, Fixtures.called("Ana", Side.PROVIDER)));
        }
    },
    RENAME {
        @Override
        String by(Viewer viewer, Scene scene) {
            Member renamed = Fixtures.aMember(scene.pair.provider().value(), "Ana", Side.PROVIDER);
            return word(scene.house.putMember.put(viewer, renamed));
        }
    },
    FIND_MEMBER {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.findMember().find(viewer, scene.pair.provider()));
        }
    },
    ERASE {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.eraseMember().erase(viewer, scene.pair.customer()));
        }
    },
    BEGIN {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.beginRelationship().begin(viewer, scene.pair));
        }
    },
    END {
        @Override
        String by(Viewer viewer, Scene scene) {
            return word(scene.house.useCases.endRelationship().end(viewer, scene.pair));
        }
    };

    private static final Set<Doing> READING =
            EnumSet.of(SHOW, HISTORY, LISTEN, LISTEN_TO, LIST, UNREAD, CONTACTS, ME, FIND_MEMBER);

    abstract String by(Viewer viewer, Scene scene);

    /** Whether it changes nothing, whoever does it. */
    boolean isReading() {
        return READING.contains(this);
    }

    private static String word(Result<?> result) {
        return word(result.refusal());
    }

    private static String word(Optional<Refusal> refusal) {
        return refusal.map(Refusal::code)
                .map(code -> code.name().toLowerCase(Locale.ROOT))
                .orElse("ok");
    }
}
