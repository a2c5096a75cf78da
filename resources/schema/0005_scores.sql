-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 5: comparisons that were scored elsewhere. Older programs would take such a run for one whose faces were
-- lost, so they may not open the project.

-- A matching run has either an embedder or a row here.
CREATE TABLE score_sets (
    run_id INTEGER NOT NULL PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    layout TEXT NOT NULL CHECK (layout IN ('pairs', 'candidates')),
    scale TEXT NOT NULL CHECK (scale IN ('0-1', '0-100', 'raw', 'distance'))
) STRICT;

CREATE TABLE pair_scores (
    run_id INTEGER NOT NULL REFERENCES score_sets (run_id) ON DELETE CASCADE,
    image_a INTEGER NOT NULL REFERENCES images (id), -- of a candidate list the probe
    image_b INTEGER NOT NULL REFERENCES images (id), -- of a candidate list the candidate
    score REAL NOT NULL,                             -- the higher, the more alike: a distance is kept as minus that
    mated INTEGER CHECK (mated IN (0, 1)),           -- what the source says; NULL: nothing
    place INTEGER CHECK (place >= 1),                -- in the probe's candidate list; NULL: not stated
    PRIMARY KEY (run_id, image_a, image_b),
    CHECK (image_a <> image_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_scores_by_image_a ON pair_scores (image_a);
CREATE INDEX pair_scores_by_image_b ON pair_scores (image_b);

-- A finished run never changes.
CREATE TRIGGER score_sets_insert BEFORE INSERT ON score_sets
WHEN (SELECT state FROM runs WHERE id = NEW.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER score_sets_update BEFORE UPDATE ON score_sets
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER score_sets_delete BEFORE DELETE ON score_sets
WHEN (SELECT state FROM runs WHERE id = OLD.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER pair_scores_insert BEFORE INSERT ON pair_scores
WHEN (SELECT state FROM runs WHERE id = NEW.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER pair_scores_update BEFORE UPDATE ON pair_scores
WHEN EXISTS (SELECT 1 FROM runs WHERE id IN (OLD.run_id, NEW.run_id) AND state = 'finished')
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;
CREATE TRIGGER pair_scores_delete BEFORE DELETE ON pair_scores
WHEN (SELECT state FROM runs WHERE id = OLD.run_id) = 'finished'
BEGIN
    SELECT RAISE(ABORT, 'finished_run');
END;

UPDATE meta SET value = '5' WHERE key = 'min_compatible';
