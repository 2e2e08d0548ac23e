#include "files/out_file.h"

#include <cerrno>
#include <unistd.h>

namespace files {

bool OutFile::writeOut()
{
    const char* from = m_waiting.constData();
    qsizetype left = m_waiting.size();
    while (left > 0 && m_fault.isEmpty()) {
        const ssize_t count = ::write(handle(), from, std::size_t(left));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) { // POSIX gives 0 for nothing but 0 bytes
            m_fault = qt_error_string(count < 0 ? errno : EIO);
            break;
        }
        from += count;
        left -= count;
    }
    m_waiting.resize(0);
    if (!m_fault.isEmpty())
        setErrorString(m_fault);
    return m_fault.isEmpty();
}

void OutFile::close()
{
    if (isOpen())
        writeOut();
    QFile::close();
}

qint64 OutFile::writeData(const char* data, qint64 length)
{
    constexpr qsizetype enough = 1 << 16; // tables are written cell by cell
    m_waiting.append(data, length);
    return m_waiting.size() < enough || writeOut() ? length : -1;
}

} // namespace files
