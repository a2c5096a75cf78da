// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/session/import_desk.h"

namespace plumbline::ui {

/// What a column of a table is taken for.
enum class ColumnUse { NotUsed, Attribute, Person, File };

/// The import dialog's plan for each column of a table: one row per column, edited in place. At most one
/// column is the file, at most one the person; naming a new one turns the old one into an attribute.
class ImportColumnsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { HeaderColumn, UseColumn, NameColumn, ValuesColumn, SourceColumn, ColumnCount };
    enum Role {
        ChoicesRole =
            Qt::UserRole + 1, ///< QStringList: the cell is a choice of these; DisplayRole shows the chosen
    };

    explicit ImportColumnsModel(QObject* parent = nullptr);

    /// \a guesses become the plan. \a needsFile: they are of a table, one of whose columns names the
    /// pictures.
    void setColumns(const std::vector<ColumnGuess>& guesses, bool needsFile);
    void clear();
    /// Columns whose source nobody has chosen are "rendered" for computer-generated people.
    void setSynthetic(bool on);

    [[nodiscard]] int fileColumn() const { return indexOf(ColumnUse::File); } ///< -1: none
    /// The survey's columns that become attributes, by the names they will have.
    struct NamedColumn
    {
        QString name;
        int at;                    ///< its place in the table
        const ColumnGuess* column; ///< valid until the model changes
        LabelSource source;
    };
    [[nodiscard]] std::vector<NamedColumn> attributes() const;
    /// Every label column gets this source.
    void setAllSources(LabelSource source);
    /// Ticks or unticks every column but those of file and person.
    void useAll(bool on);
    [[nodiscard]] int sourcesNotStated() const; ///< label columns of which nobody said who says so
    [[nodiscard]] bool isTouched() const { return m_touched; } ///< someone chose something
    /// Why one cannot import with this plan, as a sentence, or empty.
    [[nodiscard]] QString problem() const;
    void applyTo(ImportRequest& request) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The words of the choices, in the order of their enums.
    [[nodiscard]] static QStringList useWords();
    [[nodiscard]] static QStringList sourceWords();
    [[nodiscard]] static QString sourceWord(LabelSource source);

Q_SIGNALS:
    void edited(); ///< any cell, or all

private:
    struct Row
    {
        ColumnGuess guess;
        ColumnUse use = ColumnUse::Attribute;
        QString name;
        LabelSource source = LabelSource::NotStated;
        bool sourceChosen = false;
    };
    [[nodiscard]] int indexOf(ColumnUse use) const;
    [[nodiscard]] QString display(const Row& row, int column) const;
    [[nodiscard]] QVariant colour(const Row& row, int column) const;
    bool setUse(std::size_t at, ColumnUse use);
    bool change(Row& row, std::size_t at, int column, const QVariant& value);
    void rowsChanged();

    std::vector<Row> m_rows;
    bool m_synthetic = false;
    bool m_needsFile = false;
    bool m_touched = false;
};

} // namespace plumbline::ui
