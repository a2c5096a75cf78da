-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Plumbline authors
-- Project format 5: scores made elsewhere.

UPDATE meta SET value = '5' WHERE key = 'min_compatible';
