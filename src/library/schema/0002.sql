-- Where the reader left off, so that khabar comes back to it: one row, and what it holds is the reader's to write and to understand.
CREATE TABLE left_off (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL
) STRICT;
