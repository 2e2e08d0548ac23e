#include "window/takeaway/export_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

#include "window/look/settings.h"
#include "window/look/widgets.h"
#include "window/takeaway/export_form.h"
#include "window/takeaway/export_preview.h"
#include "wording/said.h"

#include <new>

namespace window {

namespace {

constexpr int settleTime = 150; ///< ms without a further change before the size is worked out
constexpr qsizetype textShown = 4000;

QString sizeText(const formats::Size& size)
{
    const QString bytes = QLocale().formattedDataSize(size.bytes, size.exact ? 1 : 0, QLocale::DataSizeSIFormat);
    return size.exact ? bytes : ExportDialog::tr("about %1").arg(bytes);
}

/// A format that shows the same where the chosen one is nothing for people's eyes.
const formats::Format& readable(const formats::Format& format, const formats::Export& what)
{
    const bool letters = format.id != "xlsx" && format.id != "npy" && format.id != "html-table";
    const formats::Format* tsv = formats::findFormat(QStringLiteral("x.tsv"), formats::Purpose::Write, formats::contentOf(what));
    return letters || !tsv ? format : *tsv;
}

/// Runs `work` and gives the sentence of what went wrong.
template <typename Work>
QString faultOf(Work work)
{
    try {
        work();
        return {};
    } catch (const formats::FileFault& fault) {
        return fault.sentence();
    } catch (const std::bad_alloc&) {
        return ExportDialog::tr("There is not enough memory for this.");
    }
}

} // namespace

ExportDialog::ExportDialog(OnScreen screen, TakeawayKind kind, bool moving, QWidget* parent)
    : QDialog(parent)
    , m_screen(std::move(screen))
    , m_moving(moving)
    , m_form(new ExportForm(m_screen, ExportChoice::remembered(kind)))
    , m_preview(new ExportPreview)
    , m_outlook(named(plainLabel("soft"), "exportOutlook"))
    , m_fault(named(plainLabel("problem"), "exportFault"))
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    m_outlook->setAlignment(Qt::AlignHCenter);
    m_fault->hide();
    m_progress->setRange(0, 100);
    m_progress->hide();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = named(buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole), "exportButton");
    m_export->setDefault(true);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto* seen = new QVBoxLayout;
    seen->addWidget(m_preview, 1);
    seen->addWidget(m_outlook);
    m_form->setFixedWidth(396);
    auto* asked = new QVBoxLayout;
    asked->addWidget(m_form);
    asked->addStretch(1);
    auto* both = new QHBoxLayout;
    both->setSpacing(20);
    both->addLayout(asked);
    both->addLayout(seen, 1);
    auto* column = spaced(new QVBoxLayout(this), {20, 18, 20, 16}, 12);
    column->addLayout(both, 1);
    addAll(column, {m_fault, m_progress, buttons});
    resize(920, 520);

    m_settled.setSingleShot(true);
    m_settled.setInterval(settleTime);
    connect(&m_settled, &QTimer::timeout, this, &ExportDialog::look);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::choose);
    choose();
}

void ExportDialog::choose()
{
    const formats::Format* format = m_form->format();
    m_export->setEnabled(format != nullptr);
    m_fault->hide();
    m_looking.stop();
    if (!format)
        return;
    ExportChoice shown = m_form->choice();
    if (shown.what == Takeaway::Lesson && format->id == "html-page")
        shown.what = Takeaway::Picture; // a page is looked at, not read
    if (kindOf(shown.what) == TakeawayKind::Film)
        m_preview->showFilm(std::get<scene::Film>(m_screen.taken(shown)), m_moving && format->knows != 0);
    m_outlook->setText(tr("Working out the size…"));
    m_settled.start();
}

void ExportDialog::look()
{
    const formats::Format* format = m_form->format();
    const formats::Export what = m_screen.taken(m_form->choice());
    m_looking.run(
        [format, what](const formats::Progress& progress) {
            Outlook outlook;
            outlook.fault = faultOf([&] {
                if (!std::holds_alternative<scene::Film>(what) && format->id != "html-page")
                    outlook.text = QString::fromUtf8(formats::beginning(readable(*format, what), what, textShown));
                outlook.size = formats::estimate(*format, what, progress);
            });
            return outlook;
        },
        [this](const Outlook& outlook) { showOutlook(outlook); }, [](int) {});
}

QString ExportDialog::durationText() const
{
    const formats::Format* format = m_form->format();
    if (m_form->choice().what != Takeaway::Animation || !format)
        return {};
    const auto film = std::get<scene::Film>(m_screen.taken(m_form->choice()));
    if ((format->knows & formats::Time) == 0)
        return tr("%n page(s)", nullptr, int(film.lastStep - film.firstStep + 1));
    const int pictures = scene::pictureCount(film);
    const double seconds = double(pictures) / film.framesPerSecond;
    const QLocale locale;
    if (seconds < 100.0)
        return tr("%1 seconds").arg(locale.toString(seconds, 'f', 1));
    return tr("%1 minutes").arg(locale.toString(seconds / 60.0, 'f', 1));
}

void ExportDialog::showOutlook(const Outlook& outlook)
{
    if (!outlook.text.isEmpty())
        m_preview->showText(outlook.text);
    if (!outlook.fault.isEmpty()) {
        m_outlook->clear();
        m_fault->setText(wording::printable(outlook.fault));
        m_fault->show();
        return;
    }
    QStringList parts = {durationText(), outlook.size ? sizeText(*outlook.size) : tr("a large file")};
    parts.removeAll(QString());
    m_outlook->setText(parts.join(QStringLiteral(" · ")));
}

void ExportDialog::chooseFile()
{
    const formats::Format* format = m_form->format();
    if (!format)
        return;
    const QString extension = QString::fromUtf8(format->extensions.front());
    const QString name = m_screen.fileName(m_form->choice()) + (format->writeFiles ? u'-' : u'.') + extension;
    Settings settings;
    const QString folder = settings.value(QStringLiteral("export/folder"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
    QFileDialog dialog(this, windowTitle(), QFileInfo::exists(folder) ? folder : QString(),
                       QStringLiteral("%1 (*.%2)").arg(QCoreApplication::translate("formats", format->title),
                                                      format->writeFiles ? QStringLiteral("png") : extension));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    if (!format->writeFiles)
        dialog.setDefaultSuffix(extension);
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(QStringLiteral("export/folder"), QFileInfo(path).path());
    writeTo(path);
}

void ExportDialog::writeTo(const QString& path)
{
    const formats::Format* format = m_form->format();
    if (!format || isWriting())
        return;
    m_looking.stop();
    m_settled.stop();
    m_form->choice().remember();
    const formats::Export what = m_screen.taken(m_form->choice());
    m_writing.run(
        [format, what, path](const formats::Progress& progress) {
            return faultOf([&] { formats::writeFile(path, *format, what, progress); });
        },
        [this, path](const QString& fault) {
            showWriting(false);
            if (!fault.isEmpty()) {
                showFault(fault);
                return;
            }
            emit noted(tr("Exported %1.").arg(QFileInfo(path).fileName()));
            accept();
        },
        [this](int percent) { m_progress->setValue(percent); });
    showWriting(true);
}

void ExportDialog::showWriting(bool writing)
{
    m_progress->setValue(0);
    m_progress->setVisible(writing);
    m_form->setEnabled(!writing);
    m_export->setEnabled(!writing);
    m_fault->hide();
}

void ExportDialog::showFault(const QString& sentence)
{
    m_fault->setText(wording::printable(sentence));
    m_fault->show();
    emit failed(sentence);
}

void ExportDialog::reject()
{
    if (!isWriting()) {
        QDialog::reject();
        return;
    }
    // The first Cancel ends the work, and leaves the answers there to be changed.
    m_writing.stop();
    showWriting(false);
    m_outlook->setText(tr("Stopped; nothing was written."));
}

} // namespace window
