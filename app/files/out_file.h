#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace files {

/// A file that is written whole, or says why not: Qt 6.4's QFile forgets the system's reason when a disk took a part of the bytes
/// and then no more, which is how disks become full, and calls it "Unknown error" (QFSFileEnginePrivate::writeFdFh).
class OutFile : public QFile {
    Q_OBJECT

public:
    using QFile::QFile;

    /// Hands everything written so far to the system; false, with `errorString`, when that failed now or before.
    bool writeOut();

    qint64 bytesToWrite() const override { return m_waiting.size(); }
    bool seek(qint64 position) override { return writeOut() && QFile::seek(position); }
    void close() override;

protected:
    qint64 writeData(const char* data, qint64 length) override;

private:
    QByteArray m_waiting;
    QString m_fault; ///< of the first write that failed; some writers of Qt ignore what the device answers
};

} // namespace files
