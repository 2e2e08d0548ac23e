#pragma once

#include <QStringList>

namespace document {

/// The lesson files opened or saved last, the latest first, kept between sessions.
class RecentFiles {
public:
    static constexpr int capacity = 10;

    /// The ones that still exist.
    QStringList paths() const;
    void add(const QString& path);
    void clear();
};

} // namespace document
