// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/step_list.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kWidth = 196;
constexpr int kRowHeight = 54;
constexpr int kCircle = 22;
enum StepRole { NoteRole = Qt::UserRole + 1, AttentionRole };

class StepDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const bool selected = option.state & QStyle::State_Selected;
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        const bool attention = index.data(AttentionRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -3);
        painter->setPen(Qt::NoPen);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setBrush(selected ? tokens.accentGround : tokens.hover);
            painter->drawRoundedRect(frame, 6, 6);
        }
        if (selected && option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(tokens.accent, 2));
            painter->drawRoundedRect(frame, 6, 6);
        }
        const QRectF circle(frame.left() + 10, frame.center().y() - kCircle / 2.0, kCircle, kCircle);
        const QColor ink = !enabled ? tokens.disabled : selected ? tokens.accent : tokens.muted;
        painter->setBrush(selected ? tokens.accent : Qt::transparent);
        painter->setPen(QPen(ink, 1.4));
        painter->drawEllipse(circle);
        painter->setPen(selected ? tokens.accentText : ink);
        painter->setFont(Theme::instance().tableFont());
        painter->drawText(circle, Qt::AlignCenter, QString::number(index.row() + 1));

        QFont title = Theme::instance().bodyFont();
        title.setWeight(selected ? QFont::DemiBold : QFont::Normal);
        const QString note = index.data(NoteRole).toString();
        const int left = static_cast<int>(circle.right()) + 10;
        const int room = static_cast<int>(frame.right()) - left - 4;
        const int top = static_cast<int>(frame.top());
        const int half = static_cast<int>(frame.height() / 2);
        painter->setPen(!enabled ? tokens.disabled : selected ? tokens.accent : tokens.text);
        painter->setFont(title);
        painter->drawText(
            QRect(left, top, room, note.isEmpty() ? 2 * half : half + 2),
            static_cast<int>(Qt::AlignLeft | (note.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom)),
            QFontMetrics(title).elidedText(index.data().toString(), Qt::ElideRight, room));
        const QFont small = Theme::instance().tableFont();
        painter->setFont(small);
        painter->setPen(!enabled ? tokens.disabled : attention ? tokens.warning : tokens.muted);
        painter->drawText(QRect(left, top + half + 2, room, half), Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(small).elidedText(note, Qt::ElideRight, room));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth - 8, kRowHeight};
    }
};

} // namespace

StepList::StepList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("importSteps"));
    setAccessibleName(tr("Steps of the import"));
    setRole(this, "flat");
    setItemDelegate(new StepDelegate(this));
    setFixedWidth(kWidth);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
}

void StepList::addStep(const QString& title)
{
    addItem(title);
}

void StepList::setState(int step, const StepState& state)
{
    QListWidgetItem* entry = item(step);
    entry->setData(NoteRole, state.note);
    entry->setData(AttentionRole, state.attention);
    entry->setData(Qt::AccessibleTextRole,
                   state.note.isEmpty() ? entry->text() : tr("%1: %2").arg(entry->text(), state.note));
    entry->setToolTip(state.note);
    entry->setFlags(state.enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
}

bool StepList::isStepEnabled(int step) const
{
    return item(step)->flags() & Qt::ItemIsEnabled;
}

} // namespace plumbline::ui
