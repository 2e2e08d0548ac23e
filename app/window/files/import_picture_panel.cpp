#include "window/files/import_picture_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include "core/check.h"
#include "window/look/widgets.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

constexpr int readableSide = 64; ///< a picture no larger than this is taken as it is
constexpr int exact = -1;        ///< decimals, when nothing is rounded
constexpr int proposedSide = 32; ///< of any other; large enough to recognise, small enough for its numbers to be read

QSpinBox* sideBox(const char* name)
{
    auto* box = named(new QSpinBox, name);
    box->setRange(1, core::maxSide);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

ImportPicturePanel::ImportPicturePanel()
    : m_columns(sideBox("importColumns"))
    , m_rows(sideBox("importRows"))
    , m_locked(named(new QCheckBox(tr("&Keep proportions")), "importLock"))
    , m_colour(named(new QComboBox, "importColour"))
    , m_range(named(new QComboBox, "importRange"))
    , m_decimals(named(new QSpinBox, "importDecimals"))
    , m_enlarge(named(new QComboBox, "importEnlarge"))
    , m_inverted(named(new QCheckBox(tr("&Dark is high")), "importInverted"))
    , m_cropText(named(lineLabel("soft"), "importCropText"))
{
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Columns of the result"));
    m_rows->setAccessibleName(tr("Rows"));
    m_rows->setToolTip(tr("Rows of the result"));
    m_locked->setChecked(true);
    m_colour->addItem(tr("Grey (Rec. 709)"), formats::PictureOptions::Grey);
    m_colour->addItem(tr("Grey (Rec. 601)"), formats::PictureOptions::Grey601);
    m_colour->addItem(tr("Red, green, blue"), formats::PictureOptions::Rgb);
    m_colour->setToolTip(tr("Grey is one channel: 0.2126 · red + 0.7152 · green + 0.0722 · blue (Rec. 709), or 0.299 · red + 0.587 · green + 0.114 · blue (Rec. 601, as in Pillow and OpenCV). Red, green, blue are three."));
    m_range->addItem(tr("0 to 1"), formats::PictureOptions::Unit);
    m_range->addItem(tr("0 to 255"), formats::PictureOptions::Byte);
    m_decimals->setRange(exact, 7);
    m_decimals->setSpecialValueText(tr("All"));
    m_decimals->setToolTip(tr("Digits after the point that numbers are rounded to"));
    m_enlarge->addItem(tr("Hard pixels"), formats::PictureOptions::Nearest);
    m_enlarge->addItem(tr("Smooth"), formats::PictureOptions::Bilinear);
    m_enlarge->setToolTip(tr("What stands between the pixels of a part that is made larger"));
    m_inverted->setToolTip(tr("Black becomes the highest number: ink on paper is then a signal on zeros"));

    auto* size = new QHBoxLayout;
    size->setSpacing(6);
    size->addWidget(m_rows, 1); // as shapes are written everywhere else
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(m_columns, 1);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(2);
    for (const int side : {8, 16, 28, 32, 64, 0}) {
        auto* button = new QToolButton;
        button->setText(side == 0 ? tr("Full") : QString::number(side));
        button->setToolTip(side == 0 ? tr("As many cells as the part has pixels") : tr("%1 cells on the longer side").arg(side));
        button->setAutoRaise(true);
        button->setObjectName(QStringLiteral("importSide%1").arg(side));
        connect(button, &QToolButton::clicked, this, [this, side] { chooseLongerSide(side); });
        sides->addWidget(button);
    }
    sides->addStretch(1);
    auto* part = new QHBoxLayout;
    auto* whole = named(new QPushButton(tr("&Whole")), "importWhole");
    auto* square = named(new QPushButton(tr("S&quare")), "importSquare");
    for (QPushButton* button : {whole, square})
        button->setAutoDefault(false); // Return is for importing
    addAll(part, {whole, square});
    part->addStretch(1);
    connect(whole, &QPushButton::clicked, this, &ImportPicturePanel::wholePictureWanted);
    connect(square, &QPushButton::clicked, this, &ImportPicturePanel::squareWanted);

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->addRow(tr("Part"), part);
    form->addRow(QString(), m_cropText);
    form->addRow(tr("&Size"), size);
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(size)))
        label->setBuddy(m_rows);
    form->addRow(QString(), sides);
    form->addRow(QString(), m_locked);
    form->addRow(tr("C&olours"), m_colour);
    form->addRow(tr("&Values"), m_range);
    form->addRow(tr("D&ecimals"), m_decimals);
    form->addRow(QString(), m_inverted);
    form->addRow(tr("En&large"), m_enlarge);

    connect(m_columns, &QSpinBox::valueChanged, this, [this] { sizeTyped(true); });
    connect(m_rows, &QSpinBox::valueChanged, this, [this] { sizeTyped(false); });
    connect(m_locked, &QCheckBox::toggled, this, [this](bool locked) {
        if (locked)
            sizeTyped(m_options.crop.width() >= m_options.crop.height());
    });
    connect(m_range, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker blocker(m_decimals);
        m_decimals->setValue(m_range->currentData() == formats::PictureOptions::Unit ? exact : 0);
        read();
    });
    for (QComboBox* box : {m_colour, m_enlarge})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportPicturePanel::read);
    connect(m_decimals, &QSpinBox::valueChanged, this, &ImportPicturePanel::read);
    connect(m_inverted, &QCheckBox::toggled, this, &ImportPicturePanel::read);
    const QSignalBlocker blocker(m_decimals);
    m_decimals->setValue(m_options.decimals.value_or(exact));
}

void ImportPicturePanel::setPicture(QSize size)
{
    m_picture = size;
    m_options.crop = QRect(QPoint(), size);
    const int longer = std::max(size.width(), size.height());
    chooseLongerSide(longer <= readableSide ? longer : proposedSide);
    showCrop();
}

void ImportPicturePanel::setCrop(const QRect& crop)
{
    m_options.crop = crop;
    showCrop();
    if (m_locked->isChecked())
        chooseLongerSide(std::max(m_columns->value(), m_rows->value()));
    else
        read();
}

void ImportPicturePanel::showCrop()
{
    const QRect& crop = m_options.crop;
    m_cropText->setText(crop.size() == m_picture
                            ? tr("%1 × %2 pixels").arg(crop.width()).arg(crop.height())
                            : tr("%1 × %2 of %3 × %4 pixels").arg(crop.width()).arg(crop.height()).arg(m_picture.width()).arg(m_picture.height()));
}

int ImportPicturePanel::partnerOf(int value, bool isWidth) const
{
    const QSize crop = m_options.crop.size().expandedTo({1, 1});
    const double ratio = isWidth ? double(crop.height()) / crop.width() : double(crop.width()) / crop.height();
    return int(std::clamp<long>(std::lround(value * ratio), 1, core::maxSide));
}

void ImportPicturePanel::chooseLongerSide(int side)
{
    const QSize crop = m_options.crop.size().expandedTo({1, 1});
    const bool wide = crop.width() >= crop.height();
    const int longer = std::min(side > 0 ? side : std::max(crop.width(), crop.height()), core::maxSide);
    setSize(wide ? QSize(longer, partnerOf(longer, true)) : QSize(partnerOf(longer, false), longer));
}

void ImportPicturePanel::sizeTyped(bool width)
{
    if (!m_locked->isChecked())
        read();
    else if (width)
        setSize({m_columns->value(), partnerOf(m_columns->value(), true)});
    else
        setSize({partnerOf(m_rows->value(), false), m_rows->value()});
}

void ImportPicturePanel::setSize(QSize size)
{
    const QSignalBlocker columns(m_columns);
    const QSignalBlocker rows(m_rows);
    m_columns->setValue(size.width());
    m_rows->setValue(size.height());
    read();
}

void ImportPicturePanel::read()
{
    m_options.size = {m_columns->value(), m_rows->value()};
    m_options.colour = formats::PictureOptions::Colour(m_colour->currentData().toInt());
    m_options.range = formats::PictureOptions::Range(m_range->currentData().toInt());
    m_options.decimals = m_decimals->value() == exact ? std::nullopt : std::optional(m_decimals->value());
    m_options.enlarge = formats::PictureOptions::Enlarge(m_enlarge->currentData().toInt());
    m_options.inverted = m_inverted->isChecked();
    m_enlarge->setEnabled(m_options.size.width() > m_options.crop.width() || m_options.size.height() > m_options.crop.height());
    emit changed();
}

} // namespace window
