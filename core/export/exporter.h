// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/outcomes/outcome_row.h"
#include "core/views/chart.h"
#include "core/views/measured.h"

namespace plumbline {

/// What an export of outcomes is made of.
struct ExportInput
{
    std::vector<OutcomeRow> rows;
    QStringList attributes; ///< names, in the order of OutcomeRow::values
    QJsonObject provenance {};
    QStringList sources {};              ///< where each attribute's values come from: "self-described"
    std::optional<Measured> measured {}; ///< for formats that want measures, else none
    ChartOptions options {};             ///< how the measures are read
};

/// A file format for outcomes. Stateless.
class Exporter
{
public:
    virtual ~Exporter() = default;
    [[nodiscard]] virtual QString suffix() const = 0; ///< "csv"
    /// Whether ExportInput::measured is to be worked out.
    [[nodiscard]] virtual bool wantsMeasures() const { return false; }
    [[nodiscard]] virtual Result<QByteArray> render(const ExportInput& input) const = 0;
};

void register_builtin_exports(Registry<Exporter>& registry);

/// Column names of `list` and `export csv`: the contract's, then the attributes.
QStringList outcomeColumns(const QStringList& attributes);
/// Names of the auditor's columns beside those attributes: excluded_reason, label_wrong, poor_image, tags,
/// note; with "review_" before one that an attribute has.
QStringList reviewColumns(const QStringList& attributes);
/// The columns of an export: outcomeColumns(), reviewColumns() when the auditor said something of one of the
/// images, and "estimate" and "estimate_error" (estimate less label) when a row has an estimate.
QStringList exportColumns(const ExportInput& input);
/// One row as JSON by those names; numbers as numbers, what is not there as null. The auditor's only where
/// something was said.
QJsonObject outcomeJson(const OutcomeRow& row, const QStringList& attributes);
/// Score of a class, if the system gives one.
std::optional<double> classScore(const Outcome& outcome, const QString& label);

} // namespace plumbline
