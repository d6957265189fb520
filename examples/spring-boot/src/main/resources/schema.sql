-- The service's own tables. The core's lie beside them, in the schema "rapport".
CREATE SCHEMA IF NOT EXISTS coaching;

CREATE TABLE IF NOT EXISTS coaching.account (
    id       text PRIMARY KEY,
    name     text NOT NULL,
    role     text NOT NULL CHECK (role IN ('COACH', 'CLIENT', 'SUPPORT')),
    password text NOT NULL
);

CREATE TABLE IF NOT EXISTS coaching.contract (
    coach_id  text NOT NULL REFERENCES coaching.account,
    client_id text NOT NULL REFERENCES coaching.account,
    ended     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (coach_id, client_id)
);
