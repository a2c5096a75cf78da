// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/session/answer_desk.h"

class QListWidget;
class QTableView;

namespace plumbline::ui {

/// The first answers of a file as they will be taken.
class AnswersPreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CalledColumn, ImageColumn, SaidColumn, PlaceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setPreview(std::vector<AnswerPreview> preview);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AnswerPreview> m_preview;
};

/// A table of a preview, as wide as there is room.
QTableView* makePreviewTable(AnswersPreviewModel& model);
/// Comparisons are of two images, which are named in one column.
void setPreviewOfScores(QTableView& table, bool areScores);
/// A list of sentences or names to be read only.
QListWidget* makeSentenceList(const QString& name, const QString& accessible);
/// Shows them, with a last line that says how many more there are.
void fillSentences(QListWidget& list, const QStringList& first, qint64 count);

} // namespace plumbline::ui
