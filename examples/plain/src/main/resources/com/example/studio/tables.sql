-- The studio's own tables. The core's lie beside them, in a schema of their own.
CREATE SCHEMA IF NOT EXISTS studio;

CREATE TABLE IF NOT EXISTS studio.person (
    id        text PRIMARY KEY,
    name      text NOT NULL,
    is_artist boolean NOT NULL
);

CREATE TABLE IF NOT EXISTS studio.booking (
    artist_id   text NOT NULL REFERENCES studio.person ON DELETE CASCADE,
    customer_id text NOT NULL REFERENCES studio.person ON DELETE CASCADE,
    cancelled   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (artist_id, customer_id)
);

-- Who has signed in.
CREATE TABLE IF NOT EXISTS studio.session (
    token     text PRIMARY KEY,
    person_id text NOT NULL REFERENCES studio.person ON DELETE CASCADE
);
