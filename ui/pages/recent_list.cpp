// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/recent_list.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/browser/portrait_painter.h"
#include "ui/theme/line_icon.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kTileWidth = 22;
constexpr int kTileHeight = 28;
constexpr int kTileSpace = 3;
constexpr int kTiles = 4;
const QString kCountsIcon = QStringLiteral("counts");

enum Column { Portraits, Name, Summary, When, Pin, Remove };

/// A few small portraits of synthetic people; of real ones nobody is shown, because this page is what
/// everybody in the room sees.
class RecentPortraits : public QWidget
{
public:
    /// \a icon stands there where there are no \a files to show.
    RecentPortraits(ThumbnailCache& thumbnails, QStringList files, QString icon)
        : m_thumbnails(thumbnails)
        , m_files(std::move(files))
        , m_icon(std::move(icon))
    {
        setFixedSize(kTiles * kTileWidth + (kTiles - 1) * kTileSpace, kTileHeight);
        connect(&thumbnails, &ThumbnailCache::ready, this, [this](const QString& path) {
            if (m_files.contains(path))
                update();
        });
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const Tokens& tokens = Theme::instance().tokens();
        for (int i = 0; i < kTiles && m_icon != kCountsIcon; ++i) {
            const QRectF rect(i * (kTileWidth + kTileSpace), 0, kTileWidth, kTileHeight);
            QPainterPath clip;
            clip.addRoundedRect(rect, 3, 3);
            painter.fillPath(clip, tokens.hover);
            if (i >= m_files.size())
                continue;
            const QImage image = m_thumbnails.request(
                m_files.at(i), edgeForCover({320, 400}, rect.size(), devicePixelRatioF()));
            if (image.isNull())
                continue;
            painter.save();
            painter.setClipPath(clip);
            painter.drawImage(coverRect(image.size(), rect), image);
            painter.restore();
        }
        if (m_files.isEmpty()) {
            constexpr int kIcon = 16;
            const QPixmap icon = lineIcon(m_icon, tokens.muted, {kIcon, kIcon}, devicePixelRatioF());
            painter.drawPixmap(QPointF((width() - kIcon) / 2.0, (height() - kIcon) / 2.0), icon);
        }
    }

private:
    ThumbnailCache& m_thumbnails;
    QStringList m_files;
    QString m_icon;
};

QString whenText(const QDateTime& when)
{
    const QDate day = when.toLocalTime().date();
    const qint64 days = day.daysTo(QDate::currentDate());
    if (days == 0)
        return RecentList::tr("today");
    if (days == 1)
        return RecentList::tr("yesterday");
    const QLocale locale;
    return day.year() == QDate::currentDate().year() ? locale.toString(day, RecentList::tr("d MMMM"))
                                                     : locale.toString(day, RecentList::tr("d MMMM yyyy"));
}

QToolButton* smallButton(const QString& icon, const QString& objectName, const QString& tip)
{
    auto* made = new QToolButton;
    setRole(made, "icon");
    made->setObjectName(objectName);
    made->setIcon(Theme::instance().icon(icon));
    made->setIconSize({16, 16});
    made->setFixedSize(24, 24);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

RecentList::RecentList(ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_thumbnails(thumbnails)
{
    setObjectName(QStringLiteral("recentAudits"));
    setAccessibleName(tr("Recent audits"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void RecentList::refresh()
{
    m_audits = recentAudits();
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // a button of it may be what was just pressed
    }
    m_rows = new QWidget;
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(Summary, 1);
    int row = 0;
    for (const RecentAudit& audit : m_audits) {
        if (row > 0) {
            auto* line = new QFrame;
            setRole(line, "line");
            grid->addWidget(line, 2 * row - 1, 0, 1, Remove + 1);
        }
        addRow(row++, audit);
    }
    layout()->addWidget(m_rows);
}

QWidget* RecentList::portraits(const RecentAudit& audit)
{
    auto* made =
        new RecentPortraits(m_thumbnails, audit.synthetic && !audit.missing ? audit.portraits : QStringList(),
                            audit.counts ? kCountsIcon : QStringLiteral("private"));
    made->setToolTip(audit.counts ? tr("A table of counts: there are no pictures")
                         : audit.synthetic
                         ? tr("Synthetic portraits: none of these people exists")
                         : tr("Portraits of real people are not shown here: this page is what "
                              "everybody in the room sees"));
    made->setAccessibleName(made->toolTip());
    return made;
}

QWidget* RecentList::name(const RecentAudit& audit, int row)
{
    const QString file = QFileInfo(audit.path).fileName();
    QPushButton* open =
        button(file, "link", QStringLiteral("recent_%1").arg(row), QDir::toNativeSeparators(audit.path));
    open->setAccessibleName(tr("Open %1").arg(file));
    open->setEnabled(!audit.missing);
    connect(open, &QPushButton::clicked, this, [this, path = audit.path] { Q_EMIT openRequested(path); });
    return open;
}

void RecentList::addRow(int row, const RecentAudit& audit)
{
    auto* grid = static_cast<QGridLayout*>(m_rows->layout());
    const int line = 2 * row;
    const QString file = QFileInfo(audit.path).fileName();
    grid->addWidget(portraits(audit), line, Portraits, Qt::AlignVCenter);
    grid->addWidget(name(audit, row), line, Name, Qt::AlignVCenter | Qt::AlignLeft);
    if (audit.missing) {
        auto* where = new QWidget;
        auto* parts = new QHBoxLayout(where);
        parts->setContentsMargins(0, 0, 0, 0);
        QLabel* gone = textLabel(tr("not where it was"), "muted");
        gone->setWordWrap(false);
        QPushButton* locate = button(tr("Locate…"), "link", QStringLiteral("recentLocate_%1").arg(row),
                                     tr("Choose where %1 is now").arg(file));
        locate->setAccessibleName(tr("Locate %1").arg(file));
        parts->addWidget(gone);
        parts->addWidget(locate);
        parts->addStretch(1);
        connect(locate, &QPushButton::clicked, this,
                [this, path = audit.path] { Q_EMIT locateRequested(path); });
        grid->addWidget(where, line, Summary, Qt::AlignVCenter);
    } else {
        QLabel* summary = textLabel(audit.summary, "muted");
        summary->setFont(Theme::instance().tableFont());
        grid->addWidget(summary, line, Summary, Qt::AlignVCenter);
    }
    QLabel* when = textLabel(whenText(audit.when), "muted");
    when->setObjectName(QStringLiteral("recentWhen_%1").arg(row));
    when->setFont(Theme::instance().tableFont());
    when->setWordWrap(false);
    when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(when, line, When, Qt::AlignRight | Qt::AlignVCenter);

    const QString pinName = QStringLiteral("recentPin_%1");
    QToolButton* pin = smallButton(QStringLiteral("pin"), pinName.arg(row),
                                   audit.pinned ? tr("Pinned: stands first. Click to let it go")
                                                : tr("Pin %1 to the top").arg(file));
    pin->setCheckable(true);
    pin->setChecked(audit.pinned);
    connect(pin, &QToolButton::clicked, this, [this, path = audit.path, pinned = audit.pinned, pinName] {
        pinRecent(path, !pinned);
        refresh();
        for (std::size_t i = 0; i < m_audits.size(); ++i) // the focus goes with the row
            if (m_audits[i].path == path)
                if (auto* again = m_rows->findChild<QToolButton*>(pinName.arg(i)))
                    again->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    grid->addWidget(pin, line, Pin, Qt::AlignVCenter);
    QToolButton* remove = smallButton(QStringLiteral("close"), QStringLiteral("recentRemove_%1").arg(row),
                                      tr("Remove %1 from this list; the file stays").arg(file));
    connect(remove, &QToolButton::clicked, this, [this, path = audit.path, row] {
        forgetRecent(path);
        refresh();
        const int next = std::min(row, static_cast<int>(m_audits.size()) - 1);
        if (auto* again = m_rows->findChild<QToolButton*>(QStringLiteral("recentRemove_%1").arg(next)))
            again->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    grid->addWidget(remove, line, Remove, Qt::AlignVCenter);
}

} // namespace plumbline::ui
