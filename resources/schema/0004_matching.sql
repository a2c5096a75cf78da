-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 4: faces enrolled for matching. Older programs do not know that embeddings are face data and would leave
-- them behind when asked to delete it, so they may not write such a project.

-- How embeddings were made. Vectors of two rows are never compared.
CREATE TABLE embedders (
    id INTEGER NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (sha256 <> ''),   -- of recipe_json
    system TEXT NOT NULL,
    metric TEXT NOT NULL CHECK (metric IN ('cosine', 'negative_distance')),
    dimension INTEGER NOT NULL CHECK (dimension BETWEEN 1 AND 65536),
    recipe_json TEXT NOT NULL                    -- system, models' hashes, feedings, libraries
) STRICT;
CREATE TRIGGER embedders_update BEFORE UPDATE ON embedders
BEGIN
    SELECT RAISE(ABORT, 'embedder');
END;

-- Which of them a run used. NULL: its task compares no faces.
ALTER TABLE runs ADD COLUMN embedder_id INTEGER REFERENCES embedders (id);
CREATE INDEX runs_by_embedder ON runs (embedder_id) WHERE embedder_id IS NOT NULL;
CREATE TRIGGER runs_embedder BEFORE UPDATE ON runs WHEN OLD.embedder_id IS NOT NEW.embedder_id
BEGIN
    SELECT RAISE(ABORT, 'run_plan');
END;

-- The face taken from a picture, by the picture's content, so that every run of the same making and every copy of the
-- file share it. Face data: may be deleted, also of finished runs, whose outcomes stay; never changed.
CREATE TABLE embeddings (
    id INTEGER NOT NULL PRIMARY KEY,
    embedder_id INTEGER NOT NULL REFERENCES embedders (id),
    image_sha256 TEXT NOT NULL CHECK (image_sha256 <> ''),
    faces INTEGER NOT NULL CHECK (faces >= 1),   -- found by the detector
    box_x1_px REAL NOT NULL,                     -- upright image, origin top left; may cross the border
    box_y1_px REAL NOT NULL,
    box_x2_px REAL NOT NULL,
    box_y2_px REAL NOT NULL,
    detector_score REAL NOT NULL,                -- 0 to 1
    vector BLOB NOT NULL,                        -- float32, little endian, as the net gave it
    UNIQUE (embedder_id, image_sha256)
) STRICT;
CREATE TRIGGER embeddings_update BEFORE UPDATE ON embeddings
BEGIN
    SELECT RAISE(ABORT, 'embedder');
END;

UPDATE meta SET value = '4' WHERE key = 'min_compatible';
