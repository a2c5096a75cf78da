-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 6: the auditor's own word on pairs of images. A pair found to show one person leaves the comparisons, so
-- that programs that do not know of it would tell other numbers: they may not write such a project.

-- No row: nothing was said of the pair.
CREATE TABLE pair_reviews (
    image_a INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    image_b INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
    verdict TEXT CHECK (verdict IN ('same_person', 'label_error', 'lookalike', 'poor_image')), -- NULL: none
    note TEXT NOT NULL,
    PRIMARY KEY (image_a, image_b),
    CHECK (image_a < image_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_reviews_by_b ON pair_reviews (image_b);

UPDATE meta SET value = '6' WHERE key = 'min_compatible';
