-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 3: audits made of counts alone, without images. A project of images has no row in these tables, so that
-- older programs can go on opening it.

-- What the subgroups are told by. No row: no audit of counts.
CREATE TABLE count_attributes (
    position INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- A system's counts on one benchmark at one date.
CREATE TABLE count_sets (
    id INTEGER NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    vendor TEXT NOT NULL,
    study TEXT NOT NULL,                         -- who counted, or a note on the source
    benchmark TEXT NOT NULL,
    date TEXT NOT NULL,                          -- ISO 8601, as exact as known: 2017, 2017-05, 2017-05-31
    status TEXT NOT NULL CHECK (status IN ('as_given', 'reconstructed'))
) STRICT;

CREATE TABLE count_rows (
    id INTEGER NOT NULL PRIMARY KEY,
    set_id INTEGER NOT NULL REFERENCES count_sets (id) ON DELETE CASCADE,
    position INTEGER NOT NULL UNIQUE,
    scored INTEGER CHECK (scored BETWEEN 0 AND 1000000000),      -- NULL: not filled in yet
    errors INTEGER CHECK (errors BETWEEN 0 AND 1000000000),      -- NULL: not filled in yet
    benchmark INTEGER CHECK (benchmark BETWEEN 0 AND 1000000000),
    published_rate TEXT NOT NULL,                -- as printed, in percent
    CHECK (errors <= scored),
    CHECK (scored <= benchmark)
) STRICT;

CREATE TABLE count_values (
    row_id INTEGER NOT NULL REFERENCES count_rows (id) ON DELETE CASCADE,
    attribute INTEGER NOT NULL REFERENCES count_attributes (position),
    value TEXT NOT NULL,                         -- '': not stated
    PRIMARY KEY (row_id, attribute)
) STRICT, WITHOUT ROWID;
