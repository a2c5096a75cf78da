// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

namespace plumbline::test {

/// A temporary folder of small pictures and tables.
class PortraitFolder
{
public:
    PortraitFolder() { QDir(m_dir.path()).mkpath(QStringLiteral("faces")); }
    [[nodiscard]] QString path(const QString& name = {}) const { return m_dir.filePath(name); }
    [[nodiscard]] QString faces() const { return path(QStringLiteral("faces")); }

    /// faces/<name>, each of its own colour.
    void addPicture(const QString& name)
    {
        const QString file = QDir(faces()).filePath(name);
        QDir().mkpath(QFileInfo(file).absolutePath());
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(m_pictures++ * 37 % 360, 120, 200));
        image.save(file);
    }
    QString addTable(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private:
    QTemporaryDir m_dir;
    int m_pictures = 0;
};

} // namespace plumbline::test
