#include "window/files/import_dialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QUrl>

#include "core/lesson_file.h"
#include "formats/clipboard.h"
#include "window/files/crop_view.h"
#include "window/files/input_preview.h"
#include "window/look/widgets.h"
#include "window/look/words.h"
#include "wording/said.h"

#include <algorithm>

namespace window {

namespace {

constexpr int optionsWidth = 310;
constexpr int settleTime = 40;     ///< ms without a further change before the preview follows
constexpr int patienceTime = 200;  ///< ms before a progress bar appears
constexpr std::int64_t manyNumbers = std::int64_t(256) * 256; ///< more than this takes a while to step through and to save

QList<QUrl> localFiles(const QMimeData& data)
{
    QList<QUrl> files = data.urls();
    files.removeIf([](const QUrl& url) { return !url.isLocalFile(); });
    return files;
}

} // namespace

ImportDialog::ImportDialog(const scene::Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_options(new QScrollArea)
    , m_crop(new CropView(theme))
    , m_preview(new InputPreview(theme))
    , m_picturePanel(new ImportPicturePanel)
    , m_tablePanel(new ImportTablePanel)
    , m_source(named(plainLabel("strong"), "importSource"))
    , m_channel(named(new QComboBox, "importChannel"))
    , m_notes(named(plainLabel("soft"), "importNotes"))
    , m_problem(named(plainLabel("problem"), "importProblem"))
    , m_cost(named(plainLabel("soft"), "importCost"))
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    m_channel->setAccessibleName(tr("Channel shown"));
    m_channel->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);

    auto* options = new QWidget;
    auto* optionsLayout = spaced(new QVBoxLayout(options), {0, 0, 6, 0});
    addAll(optionsLayout, {m_picturePanel, m_tablePanel, m_notes});
    optionsLayout->addStretch(1);
    scrollDown(m_options, options);
    m_options->setFixedWidth(optionsWidth);
    m_options->setFocusPolicy(Qt::NoFocus);

    auto* result = new QVBoxLayout;
    result->setSpacing(6);
    result->addWidget(m_preview, 1);
    result->addWidget(m_channel, 0, Qt::AlignLeft);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(14);
    middle->addWidget(m_crop, 5);
    middle->addLayout(result, 5);
    middle->addWidget(m_options);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_import = named(buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole), "importButton");
    m_import->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_cost, 1);
    bottom->addWidget(buttons);

    auto* all = spaced(new QVBoxLayout(this), {16, 14, 16, 14}, 10);
    addAll(all, {m_source, m_progress, m_problem});
    all->addLayout(middle, 1);
    all->addLayout(bottom);

    m_soon.setSingleShot(true);
    m_soon.setInterval(settleTime);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceTime);
    connect(&m_soon, &QTimer::timeout, this, &ImportDialog::refresh);
    connect(&m_patience, &QTimer::timeout, m_progress, &QProgressBar::show);
    connect(m_crop, &CropView::cropChanged, m_picturePanel, &ImportPicturePanel::setCrop);
    connect(m_picturePanel, &ImportPicturePanel::wholePictureWanted, m_crop, &CropView::resetCrop);
    connect(m_picturePanel, &ImportPicturePanel::squareWanted, m_crop, &CropView::squareCrop);
    const auto soon = [this] {
        m_import->setEnabled(false); // what is shown is no longer what would be taken
        m_soon.start();
    };
    connect(m_picturePanel, &ImportPicturePanel::changed, this, soon);
    connect(m_tablePanel, &ImportTablePanel::changed, this, soon);
    connect(m_channel, &QComboBox::currentIndexChanged, m_preview, &InputPreview::setChannel);

    for (QWidget* widget : std::initializer_list<QWidget*>{m_crop, m_picturePanel, m_tablePanel, m_channel, m_notes, m_problem, m_progress})
        widget->hide();
    m_import->setEnabled(false);
    const QSize room = screen() ? screen()->availableSize() * 0.94 : QSize(960, 560);
    resize(QSize(1080, 640).boundedTo(room));
}

ImportDialog::~ImportDialog() = default;

QString ImportDialog::fileFilter()
{
    QStringList each;
    QStringList all;
    for (const formats::Format* format : formats::formats()) {
        if (!format->canRead(formats::Grid))
            continue;
        QStringList patterns;
        for (const std::string_view extension : format->extensions)
            patterns << QStringLiteral("*.") + QString::fromUtf8(extension);
        all << patterns;
        each << QStringLiteral("%1 (%2)").arg(QCoreApplication::translate("formats", format->title), patterns.join(u' '));
    }
    return tr("Tables, arrays and pictures (%1)").arg(all.join(u' ')) + QStringLiteral(";;") + each.join(QStringLiteral(";;"))
           + QStringLiteral(";;") + tr("All files (*)");
}

bool ImportDialog::isImportable(const QString& path)
{
    return formats::findFormat(path, formats::Purpose::Read, formats::Grid) != nullptr;
}

QString ImportDialog::name() const
{
    return m_loaded ? QFileInfo(m_loaded->name).fileName() : QString();
}

// --- What there is -------------------------------------------------------------------------------------------------------

bool ImportDialog::canOpen(const QMimeData& mime)
{
    return !localFiles(mime).isEmpty() || (!mime.hasUrls() && (mime.hasImage() || formats::mayHoldTable(mime)));
}

void ImportDialog::openFile(const QString& path)
{
    load(path, [path](ImportSource& source, const formats::Progress&) {
        source.bytes = QByteArray::fromStdString(core::readFile(QFile::encodeName(path).toStdString()));
    });
}

bool ImportDialog::open(const QMimeData& mime)
{
    if (const QList<QUrl> files = localFiles(mime); !files.isEmpty()) {
        openFile(files.front().toLocalFile());
        return true;
    }
    if (mime.hasUrls()) // addresses elsewhere: nothing is fetched, and their text is no table
        return false;
    const QString clipboard = tr("Clipboard");
    // A spreadsheet also puts a picture of its cells on the clipboard, so numbers come first.
    const QByteArray table = formats::clipboardTable(mime);
    const bool hasImage = mime.hasImage();
    if (!table.isEmpty() && (!hasImage || mime.hasText())) {
        load(clipboard, [table](ImportSource& source, const formats::Progress&) { source.bytes = table; });
        return true;
    }
    const auto image = hasImage ? qvariant_cast<QImage>(mime.imageData()) : QImage();
    if (image.isNull())
        return false;
    load(clipboard, [image](ImportSource& source, const formats::Progress&) {
        source.image = image;
        source.kind = formats::Source::Picture;
    });
    return true;
}

void ImportDialog::load(const QString& name, ImportWork work)
{
    m_converting.stop();
    m_loaded.reset();
    m_source->setText(wording::printable(name));
    m_patience.start();
    m_loading.run(
        [name, work = std::move(work)](const formats::Progress& progress) -> LoadedPtr {
            return std::make_shared<ImportSource>(importSource(name, work, progress));
        },
        [this](const LoadedPtr& loaded) { take(loaded); }, [this](int percent) { m_progress->setValue(percent); });
}

void ImportDialog::take(LoadedPtr loaded)
{
    m_loaded = std::move(loaded);
    m_source->setText(wording::printable(QFileInfo(m_loaded->name).fileName()));
    if (!m_loaded->problem.isEmpty()) {
        showProblem(m_loaded->problem);
        return;
    }
    const formats::Source source = m_loaded->kind;
    m_crop->setVisible(source == formats::Source::Picture);
    m_picturePanel->setVisible(source == formats::Source::Picture);
    m_tablePanel->setVisible(source != formats::Source::Picture);
    m_tablePanel->ask(std::nullopt);
    if (source == formats::Source::Picture) {
        m_crop->setPicture(m_loaded->shown, m_loaded->image.size());
        m_picturePanel->setPicture(m_loaded->image.size());
        m_crop->setFocus();
    } else if (source == formats::Source::Npz) {
        m_tablePanel->showArrays(m_loaded->arrays);
    } else if (source == formats::Source::Array) {
        m_tablePanel->showArray();
    } else {
        m_tablePanel->showText();
    }
    fitOptions();
    refresh();
}

/// Another language or a larger font needs more room than optionsWidth.
void ImportDialog::fitOptions()
{
    constexpr int scrollBar = 12;
    m_options->setFixedWidth(std::max(optionsWidth, m_options->widget()->minimumSizeHint().width() + scrollBar));
}

void ImportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitOptions();
}

// --- What comes of it ----------------------------------------------------------------------------------------------------

void ImportDialog::refresh()
{
    m_soon.stop();
    if (!m_loaded || !m_loaded->problem.isEmpty())
        return;
    formats::ReadOptions options;
    options.table = m_tablePanel->layout();
    options.channels = m_tablePanel->channels();
    options.array = m_tablePanel->array();
    options.picture = m_picturePanel->options();
    m_import->setEnabled(false);
    m_patience.start();
    m_converting.run(
        [loaded = m_loaded, options](const formats::Progress& progress) {
            return std::make_shared<Imported>(importedFrom(*loaded, options, progress));
        },
        [this](const std::shared_ptr<Imported>& converted) { showNumbers(std::move(*converted)); },
        [this](int percent) { m_progress->setValue(percent); });
}

void ImportDialog::showNumbers(Imported converted)
{
    if (!converted.problem.isEmpty()) {
        if (converted.question || !m_tablePanel->isAnswered())
            m_tablePanel->ask(converted.question);
        showProblem(converted.problem, converted.lines);
        fitOptions();
        return;
    }
    m_patience.stop();
    m_progress->hide();
    m_problem->hide();
    m_numbers = std::move(converted.numbers);
    if (converted.table)
        m_tablePanel->showFound(*converted.table);
    QStringList notes;
    for (const core::Message& note : m_numbers.notes)
        notes << wording::printable(wording::said(note));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());

    const int channels = m_numbers.values.shape().c;
    if (m_channel->count() != channels) {
        m_channel->clear();
        for (int channel = 0; channel < channels; ++channel)
            m_channel->addItem(tr("Channel %1 of %2").arg(channel + 1).arg(channels));
    }
    m_channel->setVisible(channels > 1);
    m_preview->setInput(m_numbers.values, m_numbers.notation);
    m_preview->setChannel(std::max(0, m_channel->currentIndex()));
    showCost();
    m_import->setEnabled(true);
    emit previewed({});
}

void ImportDialog::showCost()
{
    const core::Shape shape = m_numbers.values.shape();
    const QLocale locale;
    const QString amount = shape.size() >= 1000000 ? tr("%1 million").arg(locale.toString(double(shape.size()) / 1e6, 'f', 1))
                                                   : locale.toString(qlonglong(shape.size()));
    QString text = tr("%1: %2 numbers").arg(shapeText(shape), amount);
    if (shape.size() > manyNumbers) {
        const double megabytes = double(shape.size()) * double(sizeof(float)) / 1e6;
        text += tr(", %1 MB. Shown as colours; numbers appear when you zoom in.").arg(locale.toString(megabytes, 'f', megabytes < 10.0 ? 1 : 0));
    }
    m_cost->setText(text);
}

void ImportDialog::showProblem(const QString& problem, const QStringList& lines)
{
    m_patience.stop();
    m_progress->hide();
    m_notes->hide();
    m_cost->clear();
    m_preview->showLines(lines);
    m_channel->hide();
    m_problem->setText(standingAlone(wording::printable(problem)));
    m_problem->show();
    m_import->setEnabled(false);
    emit previewed(problem);
}

void ImportDialog::keyPressEvent(QKeyEvent* event)
{
    // Return in a number field ends the typing; it must not import what is not previewed yet.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_soon.isActive()) {
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace window
