#include "window/export_dialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "document/document.h"
#include "document/playback.h"
#include "scene/film.h"
#include "window/look.h"
#include "window/stage.h"
#include "window/words.h"

namespace window {

ExportDialog::ExportDialog(const document::Document& document, const document::Playback& playback, const Stage& stage,
                           const Look& look, bool picture, QWidget* parent)
    : QDialog(parent)
    , m_document(document)
    , m_playback(playback)
    , m_stage(stage)
    , m_look(look)
    , m_format(new QComboBox)
    , m_error(new QLabel)
    , m_export(nullptr)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(picture ? tr("Export a picture") : tr("Export a table"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("role", QStringLiteral("problem"));
    m_error->hide();
    auto* form = new QFormLayout;
    if (picture) {
        m_preview = new QLabel;
        m_preview->setAlignment(Qt::AlignCenter);
        m_size = new QComboBox;
        m_size->setObjectName(QStringLiteral("exportSize"));
        const auto addSize = [this](const QString& words, QSize size) {
            m_size->addItem(QStringLiteral("%1 (%2 × %3)").arg(words).arg(size.width()).arg(size.height()), size);
        };
        addSize(tr("As on the screen"), stage.size());
        addSize(tr("Slide"), {1280, 720});
        addSize(tr("Full HD"), {1920, 1080});
        addSize(tr("4K"), {3840, 2160});
        m_theme = new QComboBox;
        m_theme->setObjectName(QStringLiteral("exportTheme"));
        m_theme->addItem(tr("Light"), QStringLiteral("light"));
        m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
        m_theme->addItem(tr("High contrast"), QStringLiteral("contrast"));
        m_theme->addItem(tr("For printing"), QStringLiteral("print"));
        m_theme->setCurrentIndex(std::max(0, m_theme->findData(look.theme().name)));
        form->addRow(tr("&Size"), m_size);
        form->addRow(tr("&Colours"), m_theme);
        connect(m_size, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshPreview);
        connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshPreview);
    } else {
        addTables();
        m_what = new QComboBox;
        m_what->setObjectName(QStringLiteral("exportWhat"));
        for (const Item& item : m_items)
            m_what->addItem(item.title);
        form->addRow(tr("&Table"), m_what);
        connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshFormats);
    }
    form->addRow(tr("&Format"), m_format);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setDefault(true);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    if (m_preview)
        column->addWidget(m_preview);
    column->addLayout(form);
    column->addWidget(m_error);
    column->addWidget(buttons);
    refreshFormats();
    refreshPreview();
}

void ExportDialog::addTables()
{
    const core::Network& network = m_document.network();
    const int k = m_playback.layer();
    if (k >= network.layerCount()) {
        m_items.push_back({tr("Input"), QStringLiteral("input"), tables::GridTable{m_document.lesson().input}});
        return;
    }
    if (network.reached(k))
        m_items.push_back({tr("Steps of %1").arg(titleText(network.layer(k))), QStringLiteral("steps"), tables::StepTable(network, k)});
    if (const auto grid = tables::inputGrid(network, k))
        m_items.push_back({tr("Input of this layer"), QStringLiteral("input"), *grid});
    if (const auto grid = tables::weightGrid(network, k))
        m_items.push_back({tr("Kernel"), QStringLiteral("weight"), *grid});
    if (const auto grid = tables::outputGrid(network, k))
        m_items.push_back({tr("Output of this layer"), QStringLiteral("output"), *grid});
}

formats::Export ExportDialog::chosen() const
{
    if (m_what)
        return m_items.at(std::size_t(m_what->currentIndex())).what;
    scene::Film film;
    film.lesson = m_document.lesson();
    film.layer = m_playback.layer();
    film.view = m_stage.view();
    film.firstStep = film.lastStep = m_playback.step();
    film.size = m_size->currentData().toSize();
    film.theme = scene::themeNamed(m_theme->currentData().toString());
    return film;
}

void ExportDialog::refreshFormats()
{
    m_format->clear();
    m_export->setEnabled(false);
    if (m_what && m_items.empty())
        return;
    const formats::Content content = formats::contentOf(chosen());
    for (const formats::Format* candidate : formats::formats()) {
        if (candidate->canWrite(content))
            m_format->addItem(QCoreApplication::translate("formats", candidate->title),
                              QString::fromUtf8(candidate->id.data(), qsizetype(candidate->id.size())));
    }
    m_export->setEnabled(m_format->count() > 0);
}

const formats::Format* ExportDialog::format() const
{
    const std::string id = m_format->currentData().toString().toStdString();
    for (const formats::Format* candidate : formats::formats()) {
        if (candidate->id == id)
            return candidate;
    }
    return nullptr;
}

void ExportDialog::refreshPreview()
{
    if (!m_preview)
        return;
    constexpr int previewWidth = 420;
    formats::Export what = chosen();
    auto& film = std::get<scene::Film>(what);
    film.size.scale(960, 720, Qt::KeepAspectRatio);
    QImage image(film.size, QImage::Format_RGB32);
    QPainter painter(&image);
    scene::paintPicture(painter, film, m_document.network(), 0);
    painter.end();
    const double ratio = devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(image.scaledToWidth(int(previewWidth * ratio), Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_preview->setPixmap(pixmap);
}

void ExportDialog::chooseFile()
{
    const formats::Format* kind = format();
    if (!kind)
        return;
    const QString extension = QString::fromUtf8(kind->extensions.front().data(), qsizetype(kind->extensions.front().size()));
    QString base = QFileInfo(m_document.fileName()).completeBaseName();
    if (base.isEmpty())
        base = m_document.builtinName().isEmpty() ? tr("lesson") : m_document.builtinName();
    const QString word = m_what ? m_items.at(std::size_t(m_what->currentIndex())).fileWord
                                : QStringLiteral("step%1").arg(m_playback.step() + 1);
    QFileDialog dialog(this, windowTitle(), QStringLiteral("%1-%2.%3").arg(base, word, extension),
                       QStringLiteral("%1 (*.%2)").arg(m_format->currentText(), extension));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(extension);
    if (dialog.exec() == QDialog::Accepted && writeTo(dialog.selectedFiles().constFirst()))
        accept();
}

bool ExportDialog::writeTo(const QString& path)
{
    const formats::Format* kind = format();
    if (!kind)
        return false;
    try {
        formats::writeFile(path, *kind, chosen());
        emit noted(tr("Exported %1.").arg(QFileInfo(path).fileName()));
        return true;
    } catch (const formats::FileFault& fault) {
        m_error->setText(fault.sentence());
        m_error->show();
        emit failed(fault.sentence());
        return false;
    }
}

} // namespace window
