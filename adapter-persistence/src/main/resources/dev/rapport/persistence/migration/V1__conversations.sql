-- Flyway makes the schema "rapport", so that all of this can live inside a host's database.

CREATE TYPE rapport.side AS ENUM ('provider', 'customer');

CREATE TYPE rapport.archive_reason AS ENUM ('relationship_ended', 'provider_erased', 'customer_erased');

-- The standalone directory; a host with a directory of its own leaves these two empty.
-- The keys are folded by us, and everything sorts by code point, whatever the server's collation.
CREATE TABLE rapport.member (
    id         text COLLATE "C" PRIMARY KEY,
    name       text NOT NULL,
    sort_key   text COLLATE "C" NOT NULL,
    search_key text COLLATE "C" NOT NULL,
    avatar_url text,
    role       rapport.side NOT NULL
);

CREATE TABLE rapport.relationship (
    provider_id text COLLATE "C" NOT NULL REFERENCES rapport.member (id),
    customer_id text COLLATE "C" NOT NULL REFERENCES rapport.member (id),
    begun_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (provider_id, customer_id)
);

CREATE INDEX relationship_customer ON rapport.relationship (customer_id, provider_id);

-- A side is null once its member was erased; the unique constraint then no longer counts the row.
-- A row with last_seq 0 is invisible everywhere: it keeps the access version of a pair that ended before it talked.
--
-- Lists are ordered by last_message_at, which every send changes. Were it indexed, no send could be a HOT update. The
-- hour of it changes rarely, and its order is the same: an index gives the hours, a small sort what lies within one.
CREATE TABLE rapport.conversation (
    id                   uuid PRIMARY KEY,
    provider_id          text COLLATE "C",
    customer_id          text COLLATE "C",
    access_version       bigint NOT NULL,
    archived_at          timestamptz,
    archive_reason       rapport.archive_reason,
    last_seq             bigint NOT NULL DEFAULT 0,
    last_message_at      timestamptz,
    last_message_preview text,
    active_hour          timestamp GENERATED ALWAYS AS (date_trunc('hour', last_message_at AT TIME ZONE 'UTC')) STORED,
    provider_read_seq    bigint NOT NULL DEFAULT 0,
    provider_unread      bigint NOT NULL DEFAULT 0,
    customer_read_seq    bigint NOT NULL DEFAULT 0,
    customer_unread      bigint NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL,
    CONSTRAINT conversation_pair UNIQUE (provider_id, customer_id),
    CONSTRAINT conversation_archived CHECK ((archived_at IS NULL) = (archive_reason IS NULL)),
    CONSTRAINT conversation_head CHECK (
        (last_seq = 0) = (last_message_at IS NULL) AND (last_seq = 0) = (last_message_preview IS NULL)
    ),
    CONSTRAINT conversation_readings CHECK (
        provider_read_seq BETWEEN 0 AND last_seq AND customer_read_seq BETWEEN 0 AND last_seq
        AND provider_unread BETWEEN 0 AND last_seq AND customer_unread BETWEEN 0 AND last_seq
    )
) WITH (fillfactor = 70);

CREATE INDEX conversation_of_provider ON rapport.conversation (provider_id, active_hour DESC);

CREATE INDEX conversation_of_customer ON rapport.conversation (customer_id, active_hour DESC);

-- The author is a side, not an id: erasing a member touches conversations, never messages.
-- Messages are written only under the lock of their conversation's row; a foreign key would look that row up again for
-- every one of them.
CREATE TABLE rapport.message (
    conversation_id   uuid NOT NULL,
    seq               bigint NOT NULL CHECK (seq > 0),
    id                uuid NOT NULL,
    author            rapport.side NOT NULL,
    client_message_id uuid,
    created_at        timestamptz NOT NULL,
    content           text NOT NULL,
    PRIMARY KEY (conversation_id, seq)
);

CREATE UNIQUE INDEX message_client_message_id ON rapport.message (conversation_id, author, client_message_id)
    WHERE client_message_id IS NOT NULL;

-- One row for each time that a side's mark moved forward: a message was read at the first mark at or past it.
CREATE TABLE rapport.read_mark (
    conversation_id uuid NOT NULL,
    side            rapport.side NOT NULL,
    up_to_seq       bigint NOT NULL CHECK (up_to_seq > 0),
    read_at         timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, side, up_to_seq)
);

-- The lock of this row serialises one member's sends on all nodes.
-- erasures: how often the id was erased; a start that was decided before an erasure is stale.
CREATE TABLE rapport.send_window (
    member_id text COLLATE "C" PRIMARY KEY,
    sends     timestamptz[] NOT NULL DEFAULT '{}',
    erasures  bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE rapport.device (
    token         text COLLATE "C" PRIMARY KEY,
    member_id     text COLLATE "C" NOT NULL,
    platform      text NOT NULL CHECK (platform IN ('android', 'ios', 'web')),
    registered_at timestamptz NOT NULL
);

CREATE INDEX device_of_member ON rapport.device (member_id, registered_at DESC);
