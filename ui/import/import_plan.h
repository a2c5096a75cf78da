// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/session/import_desk.h"
#include "core/session/session.h"
#include "ui/import/ambiguous_names.h"
#include "ui/jobs/import_survey.h"
#include "ui/models/import_columns_model.h"

namespace plumbline::ui {

/// What the import wizard has found out and what was chosen in it; its steps show and change this. Lives in
/// the GUI thread, looks at files off it.
class ImportPlan : public QObject
{
    Q_OBJECT

public:
    /// \a session outlives this.
    explicit ImportPlan(const Session& session, QObject* parent = nullptr);
    ~ImportPlan() override; ///< stops what is being looked at, and waits for it: it reads the services

    // sources: each call looks anew
    void setSources(const QString& imagesDir, const QString& labelsFile);
    void setFolder(const QString& imagesDir);
    void setTable(const QString& labelsFile); ///< empty: none, also where one lies beside the folder
    void setSheet(const QString& sheet);
    void setFormat(const QString& format); ///< as a recognised layout; empty: plainly
    [[nodiscard]] const ImportSources& sources() const { return m_sources; }
    [[nodiscard]] QString format() const;
    /// The same sources anew, because the table is no longer as it was shown: advice() says so.
    void lookAgain();
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] qint64 picturesSoFar() const { return *m_found; }
    [[nodiscard]] const SurveyAnswer& answer() const { return m_answer; }
    [[nodiscard]] const ImportSurvey* survey() const { return m_answer.survey.get(); } ///< null: nothing yet
    [[nodiscard]] std::shared_ptr<const ImportSurvey> sharedSurvey() const { return m_answer.survey; }
    [[nodiscard]] bool holdsTable() const { return survey() && survey()->table; }

    // columns
    [[nodiscard]] ImportColumnsModel& columns() { return m_columns; }
    [[nodiscard]] const ImportColumnsModel& columns() const { return m_columns; }

    // matching
    [[nodiscard]] MatchFixes fixes() const { return m_fixes; }
    void setFix(MatchFix fix, bool on);
    /// \a row of the table and \a file of the list belong together, whatever they are called.
    void pair(int row, int file);
    void unpair();
    /// Rows that fit several pictures, in several folders; as of match().
    [[nodiscard]] const AmbiguousNames& ambiguous() const { return m_ambiguous; }
    /// Every such row is about its picture in \a folder, relative; rows without one there stay as they are.
    void prefer(const QString& folder);
    [[nodiscard]] const QHash<QString, QString>& paired() const { return m_paired; }
    void setOnlyMatched(bool on);
    [[nodiscard]] bool onlyMatched() const { return m_onlyMatched; }
    [[nodiscard]] const MatchSurvey* match() const { return m_match.get(); } ///< null: not known yet
    [[nodiscard]] std::shared_ptr<const MatchSurvey> sharedMatch() const { return m_match; }

    // values; \a column is a place in the table
    /// \a value is counted as \a into; itself or empty: as what it is.
    void setSpelling(int column, const QString& value, const QString& into);
    [[nodiscard]] QString countedAs(int column, const QString& value) const;
    [[nodiscard]] QHash<QString, QString> spellings(int column) const { return m_spellings.value(column); }
    /// The values left when spellings are put together, with their rows.
    [[nodiscard]] std::pair<QStringList, std::vector<qint64>> mergedValues(int column) const;
    void setMeaning(const QString& attribute, const QHash<QString, QString>& map, const QString& problem);
    [[nodiscard]] QString truth() const { return m_truth; }
    [[nodiscard]] const QHash<QString, QString>& meaning() const { return m_meaning; }
    void addGrouping(Grouping grouping);
    void removeGrouping(const QString& name);
    [[nodiscard]] const std::vector<Grouping>& groupings() const { return m_groupings; }
    /// The labels as a dataset would have them, for the grouping dialog; one entry per matched row.
    [[nodiscard]] Dataset labelled() const;

    void setSynthetic(bool on);
    [[nodiscard]] bool isSynthetic() const { return m_synthetic; }
    [[nodiscard]] ImportRequest request() const;
    /// Why one cannot import yet, as a sentence, or empty.
    [[nodiscard]] QString obstacle() const;
    /// What had better be looked at first, as a sentence, or empty.
    [[nodiscard]] QString advice() const;

Q_SIGNALS:
    void surveyed(); ///< the files were looked at, or begin to be
    void matched();  ///< match() is another
    void changed();  ///< anything

private:
    void look(bool searchTable);
    void take(SurveyAnswer answer);
    void adopt();
    void rematch();
    void columnsEdited();
    [[nodiscard]] QString attributeName(int column) const;
    [[nodiscard]] QString matchAdvice() const;

    const Session& m_session;
    ImportColumnsModel m_columns;
    ImportSources m_sources;
    SurveyAnswer m_answer;
    std::shared_ptr<const MatchSurvey> m_match;
    AmbiguousNames m_ambiguous;
    MatchFixes m_fixes;
    QHash<QString, QString> m_paired;
    QHash<int, QHash<QString, QString>> m_spellings;
    std::vector<Grouping> m_groupings;
    QString m_truth;
    QHash<QString, QString> m_meaning;
    QString m_meaningProblem;
    int m_fileColumn = -1;        ///< that the match is of
    bool m_folderFollows = false; ///< nobody chose the folder: the table leads to it
    bool m_reading = false;
    bool m_onlyMatched = false;
    bool m_synthetic = false;
    bool m_changedSince = false; ///< the table was written anew while the wizard stood open
    int m_epoch = 0;
    int m_matchEpoch = 0;
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<qint64>> m_found = std::make_shared<std::atomic<qint64>>(0);
    std::vector<QFuture<void>> m_asked;
    QTimer m_tick; ///< while reading: so many found so far
};

} // namespace plumbline::ui
