// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/session/session.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace plumbline::ui {

/// Which label is compared with the systems' answers, and what each of its values means to them: "F" is
/// female.
class ValueMapEditor : public QWidget
{
    Q_OBJECT

public:
    struct Candidate
    {
        QString name;
        QStringList values; ///< the first distinct ones
        std::vector<qint64> counts;
        bool truncated = false; ///< there are more values than these
    };

    explicit ValueMapEditor(QStringList classes, QWidget* parent = nullptr);

    /// Keeps the choices made where names and values stay; else guesses.
    void setCandidates(std::vector<Candidate> candidates);
    [[nodiscard]] QString attribute() const; ///< empty: none
    [[nodiscard]] QHash<QString, QString> map() const;
    /// Why nothing could be measured with it, as a sentence, or empty.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] int guess() const;
    [[nodiscard]] const Candidate* current() const;
    void showValues();
    void addValue(int at, const Candidate& candidate, const QHash<QString, QString>& meaning);

    QStringList m_classes;
    std::vector<Candidate> m_candidates;
    QHash<QString, QHash<QString, QString>> m_chosen; ///< attribute -> value -> class or empty
    QComboBox* m_attribute;
    QWidget* m_values = nullptr;
    QLabel* m_note;
    bool m_attributeChosen = false;
};

/// The classes of the first system that does \a task: what values can mean. Gender's when there is none.
QStringList classesOf(const Services& services, const QString& task);

} // namespace plumbline::ui
