// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/facets.h"
#include "core/session/session.h"
#include "ui/audit_context.h"
#include "ui/theme/widgets.h"

class QCheckBox;
class QLineEdit;
class QTimer;

namespace plumbline::ui {

class ChangeSection;
class ElidedLabel;
class FilterSection;
class MultiChoice;
class RangeField;
class SavedFilters;

/// What Browse shows: what the system said, what the labels say, what the auditor said, and text. Writes
/// AuditContext::browse and notifies; everything chosen must hold, values of one field are alternatives.
class FilterPane : public Card
{
    Q_OBJECT

public:
    FilterPane(Session& session, AuditContext& context, QWidget* parent = nullptr);

    /// Menus anew from the project, then the choices from the context.
    void refresh();
    /// Of those listed: \a images different pictures in \a answers rows, of \a all in the dataset.
    void setCount(int images, int answers, int all);
    void clearFilter();
    /// Another filter in place of this one.
    void apply(const ListQuery& query);
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString briefCount() const { return m_brief; } ///< "12 of 336"
    void writeText();                                            ///< puts the cursor into the text

Q_SIGNALS:
    void left();        ///< on to the portraits: Return in the text
    void countsShown(); ///< the numbers beside the values are those of the filter

private:
    struct AttributeField
    {
        QString name;
        MultiChoice* field;
    };
    void build();
    void buildAnswer();
    void buildReview();
    void buildFoot();
    /// \a any: what stands there when nothing is chosen; empty: "any".
    MultiChoice* addField(FilterSection* section, const QString& label, const QString& objectName,
                          const QString& any = {});
    QCheckBox* addSwitch(FilterSection* section, const QString& label, const QString& objectName,
                         const QString& tip);
    /// Shows the fields that make sense for the task.
    void refreshTask();
    void refreshSystems();
    void refreshAttributes();
    void showChoices();
    void showCounts();
    void askCounts();
    void edited();
    /// The values of an attribute that the filter lets through; none: any.
    [[nodiscard]] QStringList wantedValues(const QString& attribute) const;
    [[nodiscard]] ListQuery chosen() const;

    Session& m_session;
    AuditContext& m_context;
    int m_epoch = 0;
    Facets m_facets;
    QLineEdit* m_text = nullptr;
    QTimer* m_typing = nullptr;
    FilterSection* m_answerSection = nullptr;
    FilterSection* m_labelSection = nullptr;
    FilterSection* m_moreSection = nullptr;
    FilterSection* m_reviewSection = nullptr;
    ChangeSection* m_changeSection = nullptr;
    MultiChoice* m_system = nullptr;
    MultiChoice* m_verdict = nullptr;
    MultiChoice* m_answer = nullptr;
    RangeField* m_score = nullptr;
    RangeField* m_miss = nullptr; ///< of estimates, in the place of answers and scores
    QCheckBox* m_disagree = nullptr;
    QCheckBox* m_several = nullptr;
    std::vector<AttributeField> m_attributes;
    QString m_truth;             ///< the attribute that answers are compared with; its field asks for labels
    QStringList m_attributeKeys; ///< what the attribute fields were made of
    MultiChoice* m_marks = nullptr;
    MultiChoice* m_tags = nullptr;
    MultiChoice* m_withoutTags = nullptr;
    SavedFilters* m_saved = nullptr;
    ElidedLabel* m_count = nullptr;
    QString m_brief;
    QPushButton* m_clear = nullptr;
    bool m_showing = false; ///< fields are being set, not edited
};

} // namespace plumbline::ui
