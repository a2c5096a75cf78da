-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 1. Released schema files are never edited: a change is the next number. The program runs each file in one
-- transaction and sets user_version itself; a file states min_compatible, the oldest format number a program must know
-- to read and write the result. Words in CHECKs are the stable names of core/ (outcomeName() and its kin).

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('min_compatible', '1');

-- People; id = place in the dataset's list, from 1.
CREATE TABLE subjects (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT: an id is never given twice, so that an old export cannot name another picture.
CREATE TABLE images (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    position INTEGER CHECK (position >= 0),      -- NULL: left the dataset, kept because a run answered for it
    file TEXT NOT NULL,                          -- below the image folder, '/' separated
    path TEXT NOT NULL,                          -- relative to the project's folder, or absolute
    sha256 TEXT NOT NULL,                        -- of the file's bytes; '' when it could not be read
    width_px INTEGER NOT NULL CHECK (width_px >= 0),   -- upright
    height_px INTEGER NOT NULL CHECK (height_px >= 0), -- upright
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    state TEXT NOT NULL CHECK (state IN ('ready', 'missing', 'unreadable', 'too_large')),
    problem TEXT NOT NULL,
    subject_id INTEGER REFERENCES subjects (id)  -- NULL: not stated
) STRICT;
CREATE UNIQUE INDEX images_by_position ON images (position) WHERE position IS NOT NULL;
CREATE INDEX images_by_subject ON images (subject_id);

-- What an outcome was given for stays what it was.
CREATE TRIGGER images_identity BEFORE UPDATE OF id, file, sha256 ON images
WHEN OLD.id IS NOT NEW.id OR OLD.file IS NOT NEW.file OR OLD.sha256 IS NOT NEW.sha256
BEGIN
    SELECT RAISE(ABORT, 'image_identity');
END;

CREATE TABLE attributes (
    id INTEGER NOT NULL PRIMARY KEY,             -- place in the dataset's list, from 1
    name TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL CHECK (source IN ('not_stated', 'self_described', 'perceived', 'inferred', 'rendered'))
) STRICT;

CREATE TABLE attribute_values (
    attribute_id INTEGER NOT NULL REFERENCES attributes (id),
    code INTEGER NOT NULL CHECK (code >= 0),     -- place in the attribute's list, from 0
    value TEXT NOT NULL,
    PRIMARY KEY (attribute_id, code)
) STRICT, WITHOUT ROWID;

-- The dataset's value -> the systems' class ('F' -> 'female').
CREATE TABLE value_maps (
    attribute_id INTEGER NOT NULL REFERENCES attributes (id),
    value TEXT NOT NULL,
    class TEXT NOT NULL,
    PRIMARY KEY (attribute_id, value)
) STRICT, WITHOUT ROWID;

-- No row: not stated.
CREATE TABLE labels (
    attribute_id INTEGER NOT NULL,
    image_id INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    code INTEGER NOT NULL,
    PRIMARY KEY (attribute_id, image_id),
    FOREIGN KEY (attribute_id, code) REFERENCES attribute_values (attribute_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_by_image ON labels (image_id);

CREATE TABLE groupings (
    id INTEGER NOT NULL PRIMARY KEY,             -- place in the list, from 1
    name TEXT NOT NULL UNIQUE,
    attribute TEXT NOT NULL                      -- by name: a grouping outlives a re-import
) STRICT;

-- A set of values, or the band low <= x < high; NULL: open at that end.
CREATE TABLE grouping_groups (
    grouping_id INTEGER NOT NULL REFERENCES groupings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    values_json TEXT NOT NULL,
    low REAL,
    high REAL,
    PRIMARY KEY (grouping_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    system TEXT NOT NULL,
    task TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'cancelled', 'finished')),
    dataset_hash TEXT NOT NULL,
    provenance_json TEXT NOT NULL,
    started_utc TEXT NOT NULL,                   -- ISO 8601 with milliseconds
    ended_utc TEXT,
    planned_images INTEGER NOT NULL CHECK (planned_images >= 0),
    done INTEGER CHECK (done >= 0),              -- counted once, when the run is finished; before that from outcomes
    failed INTEGER CHECK (failed >= 0)
) STRICT;

-- Lists of classes a system scores, as JSON: outcomes share a few of them.
CREATE TABLE class_lists (
    id INTEGER NOT NULL PRIMARY KEY,
    classes_json TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE outcomes (
    run_id INTEGER NOT NULL REFERENCES runs (id),
    image_id INTEGER NOT NULL REFERENCES images (id),
    kind TEXT NOT NULL CHECK (kind IN ('answered', 'undetected', 'refused', 'failed', 'excluded')),
    answer TEXT,
    confidence REAL,                             -- 0 to 1
    class_list_id INTEGER REFERENCES class_lists (id),
    scores BLOB,                                 -- float64, little endian, one for each class of the list
    faces INTEGER NOT NULL CHECK (faces >= 0),
    multiple_faces INTEGER NOT NULL CHECK (multiple_faces IN (0, 1)),
    box_x1_px REAL,                              -- upright image, origin top left; may cross the border
    box_y1_px REAL,
    box_x2_px REAL,
    box_y2_px REAL,
    detector_score REAL,                         -- 0 to 1
    error TEXT NOT NULL,
    retriable INTEGER NOT NULL CHECK (retriable IN (0, 1)),
    PRIMARY KEY (run_id, image_id),
    CHECK ((kind = 'answered') = (answer IS NOT NULL)),
    CHECK ((class_list_id IS NULL) = (scores IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_by_image ON outcomes (image_id);
CREATE INDEX outcomes_by_kind ON outcomes (run_id, kind);

-- Apart from outcomes, so that tables and charts never read over them.
CREATE TABLE responses (
    run_id INTEGER NOT NULL,
    image_id INTEGER NOT NULL,
    raw_qcompress BLOB,                          -- the answer as JSON: 4 bytes of length, big endian, then zlib
    landmarks_px BLOB,                           -- float32, little endian, x and y by turns
    PRIMARY KEY (run_id, image_id),
    FOREIGN KEY (run_id, image_id) REFERENCES outcomes (run_id, image_id) ON DELETE CASCADE
) STRICT;

-- A finished run never changes; of any run the plan never changes.
CREATE TRIGGER runs_replace BEFORE INSERT ON runs
WHEN EXISTS (SELECT 1 FROM runs WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER runs_update BEFORE UPDATE ON runs WHEN OLD.state = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER runs_delete BEFORE DELETE ON runs WHEN OLD.state = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER runs_plan BEFORE UPDATE ON runs
WHEN OLD.id IS NOT NEW.id OR OLD.system IS NOT NEW.system OR OLD.task IS NOT NEW.task
    OR OLD.dataset_hash IS NOT NEW.dataset_hash OR OLD.provenance_json IS NOT NEW.provenance_json
    OR OLD.started_utc IS NOT NEW.started_utc OR OLD.planned_images IS NOT NEW.planned_images
BEGIN
    SELECT RAISE(ABORT, 'run_plan');
END;
CREATE TRIGGER outcomes_insert BEFORE INSERT ON outcomes
WHEN (SELECT state FROM runs WHERE id = NEW.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER outcomes_update BEFORE UPDATE ON outcomes
WHEN EXISTS (SELECT 1 FROM runs WHERE id IN (OLD.run_id, NEW.run_id) AND state = 'finished')
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER outcomes_delete BEFORE DELETE ON outcomes
WHEN (SELECT state FROM runs WHERE id = OLD.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER responses_insert BEFORE INSERT ON responses
WHEN (SELECT state FROM runs WHERE id = NEW.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER responses_update BEFORE UPDATE ON responses
WHEN EXISTS (SELECT 1 FROM runs WHERE id IN (OLD.run_id, NEW.run_id) AND state = 'finished')
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER responses_delete BEFORE DELETE ON responses
WHEN (SELECT state FROM runs WHERE id = OLD.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;

-- Who did what when: append-only.
CREATE TABLE journal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    when_utc TEXT NOT NULL,                      -- ISO 8601 with milliseconds
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    detail_json TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'journal');
END;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'journal');
END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'journal');
END;
