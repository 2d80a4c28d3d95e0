-- The first form of the library. Never edited once it has been released: a change is a new file beside this one.
-- Moments are seconds since 1970-01-01T00:00:00Z, offsets are bytes of body.text, lists are JSON.

-- Subscriptions (model::Source) and what the last visit left (model::Visit).
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    site TEXT,
    folders TEXT NOT NULL,
    language TEXT,
    direction TEXT,
    encoding TEXT,
    full_text INTEGER NOT NULL,
    -- When it was unsubscribed, where articles of it are still protected.
    ended INTEGER,
    etag TEXT,
    modified TEXT,
    asked INTEGER,
    answered INTEGER,
    due INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT
) STRICT;

-- What lists need, and what tells articles apart. Text lies in body, so that these rows stay small.
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL REFERENCES source (id),
    -- Hashes: what the source calls it (its words, where it has neither a name nor an address), its address, its folded
    -- title, and everything of it as the source gave it.
    identity INTEGER,
    link INTEGER,
    heading INTEGER NOT NULL,
    content INTEGER NOT NULL,
    -- Sixteen bytes, most of them the same in texts that are nearly the same.
    sketch BLOB,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    published INTEGER,
    received INTEGER NOT NULL,
    -- Its place in lists: when it was published, but never later than when it was received.
    moment INTEGER NOT NULL,
    -- 0 read, 1 unread, 2 unread by choice.
    attention INTEGER NOT NULL DEFAULT 1,
    starred INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    -- Whether its text was read from its page, and is not what the source gave.
    full_text INTEGER NOT NULL DEFAULT 0,
    double_of INTEGER REFERENCES article (id),
    -- What the rules made of it.
    muted INTEGER NOT NULL DEFAULT 0,
    highlighted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX article_by_identity ON article (source, identity) WHERE identity IS NOT NULL;
CREATE INDEX article_by_link ON article (link) WHERE link IS NOT NULL;
CREATE INDEX article_by_heading ON article (heading);
CREATE INDEX article_by_double ON article (double_of) WHERE double_of IS NOT NULL;
-- Lists and counts are read from these alone, so they hold every column that is asked for.
CREATE INDEX article_by_moment ON article (muted, moment, id, source, attention, starred);
CREATE INDEX article_by_source ON article (source, moment, id, muted, attention);
CREATE INDEX article_by_unread ON article (source, muted, attention) WHERE attention > 0;

-- Quarters of sketches, each with its number (0 to 3) above its 32 bits. No foreign key: it would need an index of its own;
-- rows go with their article, by its sketch.
CREATE TABLE quarter (
    quarter INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (quarter, article)
) STRICT, WITHOUT ROWID;

-- The rest of model::Article.
CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    identity TEXT,
    url TEXT,
    publisher TEXT,
    author TEXT,
    summary TEXT,
    given_tags TEXT NOT NULL,
    picture TEXT
) STRICT;

-- The reader's own tags.
CREATE TABLE tag (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (article, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_by_name ON tag (folded, article);

-- All entities of an article as they were recognised: what the sidebar shows, before corrections.
CREATE TABLE portrait (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    entities TEXT NOT NULL
) STRICT;

-- Who is known, and where they appear: drawn from portraits and corrections, and can be drawn again.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, folded)
) STRICT;

CREATE TABLE appearance (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity (id),
    mentions INTEGER NOT NULL,
    salience REAL NOT NULL,
    PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;

CREATE INDEX appearance_by_entity ON appearance (entity, article);

-- What the reader said of entities: kind, merge, split, mute.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    other_kind TEXT,
    other_name TEXT,
    UNIQUE (what, kind, folded, other_kind, other_name)
) STRICT;

CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL
) STRICT;

-- Searches that mute or highlight what they find.
CREATE TABLE rule (
    id INTEGER PRIMARY KEY,
    effect TEXT NOT NULL,
    query TEXT NOT NULL,
    UNIQUE (effect, query)
) STRICT;

-- Articles that were cleaned away and shall not come back: hashes of what told them apart.
CREATE TABLE gone (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL,
    -- When its source last had it.
    seen INTEGER NOT NULL,
    PRIMARY KEY (source, hash)
) STRICT, WITHOUT ROWID;

-- The words of every article, folded and parted by blanks before they come here; the text itself is not kept twice.
CREATE VIRTUAL TABLE search USING fts5 (
    title, entities, body, source, stem,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Fewer merges of larger parts: half the writing for a little more reading.
INSERT INTO search (search, rank) VALUES ('automerge', 8);
