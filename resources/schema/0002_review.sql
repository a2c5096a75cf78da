-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 2: the auditor's own word on images, estimates as numbers, images packed into the project.

-- No row: nothing was said of the image. An exclusion is the auditor's, not the system's: it is joined with outcomes when
-- they are judged, so that finished runs stay what they were.
CREATE TABLE reviews (
    image_id INTEGER NOT NULL PRIMARY KEY REFERENCES images (id) ON DELETE CASCADE,
    reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
    label_wrong INTEGER NOT NULL CHECK (label_wrong IN (0, 1)),
    poor_image INTEGER NOT NULL CHECK (poor_image IN (0, 1)),
    note TEXT NOT NULL,
    excluded_reason TEXT                         -- NULL: not excluded
) STRICT;

CREATE TABLE tags (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    key INTEGER UNIQUE CHECK (key BETWEEN 1 AND 9) -- the number key that sets it; NULL: none
) STRICT;

CREATE TABLE image_tags (
    image_id INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (image_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_filters (
    name TEXT NOT NULL PRIMARY KEY,
    query_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a system estimated, in the task's unit (years of age).
ALTER TABLE outcomes ADD COLUMN estimate REAL;

-- The files themselves, for projects that travel.
CREATE TABLE packed_images (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- A finished run's answers never change; landmarks beside them are face data and may be deleted.
DROP TRIGGER responses_update;
CREATE TRIGGER responses_update BEFORE UPDATE ON responses
WHEN EXISTS (SELECT 1 FROM runs WHERE id IN (OLD.run_id, NEW.run_id) AND state = 'finished')
    AND NOT (NEW.landmarks_px IS NULL AND OLD.run_id IS NEW.run_id AND OLD.image_id IS NEW.image_id
             AND OLD.raw_qcompress IS NEW.raw_qcompress)
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;

UPDATE meta SET value = '2' WHERE key = 'min_compatible';
