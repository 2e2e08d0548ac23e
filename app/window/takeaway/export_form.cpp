#include "window/takeaway/export_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSpinBox>

#include "core/operator.h"
#include "document/playback.h"
#include "window/look/widgets.h"
#include "wording/layer_words.h"

#include <algorithm>
#include <limits>

namespace window {

namespace {

constexpr int leastSide = 64;
constexpr int mostSide = 8192;

QString speedText(double speed)
{
    if (speed == 0.25)
        return QStringLiteral("¼ ×");
    if (speed == 0.5)
        return QStringLiteral("½ ×");
    return QStringLiteral("%1 ×").arg(speed);
}

QWidget* besideEachOther(QWidget* left, const QString& between, QWidget* right)
{
    auto* both = new QWidget;
    auto* line = spaced(new QHBoxLayout(both), {});
    line->addWidget(left, 1);
    line->addWidget(new QLabel(between));
    line->addWidget(right, 1);
    return both;
}

} // namespace

ExportForm::ExportForm(const OnScreen& screen, const ExportChoice& choice)
    : m_screen(screen)
    , m_choice(choice)
    , m_rows(new QFormLayout(this))
    , m_what(named(new QComboBox, "exportWhat"))
    , m_format(named(new QComboBox, "exportFormat"))
    , m_use(named(plainLabel("soft"), "exportUse"))
    , m_size(named(new QComboBox, "exportSize"))
    , m_width(named(new QSpinBox, "exportWidth"))
    , m_height(named(new QSpinBox, "exportHeight"))
    , m_theme(named(new QComboBox, "exportTheme"))
    , m_transparent(named(new QCheckBox(tr("&Background left out")), "exportTransparent"))
    , m_legend(named(new QCheckBox(tr("&Legend of the colours")), "exportLegend"))
    , m_cropped(named(new QCheckBox(tr("Cut to what is d&rawn")), "exportCropped"))
    , m_captioned(named(new QCheckBox(tr("Capt&ion")), "exportCaptioned"))
    , m_outlined(named(new QCheckBox(tr("Letters as s&hapes")), "exportOutlined"))
    , m_nonzero(named(new QCheckBox(tr("No products that are &0")), "exportNonzero"))
    , m_stretch(named(new QComboBox, "exportStretch"))
    , m_from(named(new QSpinBox, "exportFrom"))
    , m_to(named(new QSpinBox, "exportTo"))
    , m_speed(named(new QComboBox, "exportSpeed"))
    , m_rate(named(new QSpinBox, "exportRate"))
    , m_loop(named(new QCheckBox(tr("Again and a&gain")), "exportLoop"))
    , m_excel(named(new QCheckBox(tr("For E&xcel in this country")), "exportExcel"))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(9);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_use->setMinimumHeight(2 * m_use->fontMetrics().lineSpacing() + 2); // so that nothing jumps where one line is enough

    const QScopedValueRollback filling(m_filling, true);
    for (const Takeaway what : screen.offers()) {
        const QString title = titleOf(what);
        m_what->addItem(what == Takeaway::Steps ? title.arg(wording::title(screen.film.network.layer(screen.film.layer))) : title, int(what));
    }
    const int at = m_what->findData(int(choice.what));
    m_what->setCurrentIndex(std::max(at, 0));
    m_choice.what = Takeaway(m_what->currentData().toInt());

    for (const auto& [words, size] : {std::pair(tr("As on the screen"), screen.film.size), std::pair(tr("Slide"), QSize(1280, 720)),
                                      std::pair(tr("Full HD"), QSize(1920, 1080)), std::pair(tr("4K"), QSize(3840, 2160))})
        m_size->addItem(QStringLiteral("%1 (%2 × %3)").arg(words).arg(size.width()).arg(size.height()), size);
    m_size->addItem(tr("Another size"), QSize());
    const QSize size = choice.size.isEmpty() ? screen.film.size : choice.size;
    const int known = choice.size.isEmpty() ? 0 : m_size->findData(choice.size);
    m_size->setCurrentIndex(known >= 0 ? known : m_size->count() - 1);
    for (const auto& [side, value] : {std::pair(m_width, size.width()), std::pair(m_height, size.height())}) {
        side->setRange(leastSide, mostSide);
        side->setValue(value);
    }
    m_width->setAccessibleName(tr("Width in pixels"));
    m_height->setAccessibleName(tr("Height in pixels"));
    m_ownSize = besideEachOther(m_width, QStringLiteral("×"), m_height);

    for (const auto& [words, name] : {std::pair(tr("As on the screen"), ""), std::pair(tr("Light"), "light"), std::pair(tr("Dark"), "dark"),
                                      std::pair(tr("High contrast"), "contrast"), std::pair(tr("For printing"), "print")})
        m_theme->addItem(words, QLatin1String(name));
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(choice.theme)));
    putInTicks();

    for (const double speed : document::Playback::speeds)
        m_speed->addItem(speedText(speed), speed);
    m_speed->setCurrentIndex(std::max(0, m_speed->findData(choice.speed)));
    m_speed->setToolTip(tr("1 × is one window a second"));
    m_rate->setRange(1, 60);
    m_rate->setValue(choice.framesPerSecond);
    m_rate->setToolTip(tr("Pictures a second: 25 is smooth, fewer make a smaller file"));
    m_loop->setChecked(choice.loop);
    m_loop->setToolTip(tr("After its end the animation begins anew; otherwise it stops there"));
    offerStretches();

    const bool comma = QLocale().decimalPoint() == QStringLiteral(",");
    m_excel->setToolTip(comma ? tr("Semicolons between the numbers and decimal commas, as Excel here expects them, and a mark that says UTF-8")
                              : tr("A mark that says UTF-8, without which Excel shows − and × as other letters"));
    m_excel->setChecked(choice.forExcel);

    addQuestions();
    offerFormats();
    showWhatApplies();
}

void ExportForm::putInTicks()
{
    m_transparent->setChecked(m_choice.transparent);
    m_transparent->setToolTip(tr("The picture stands on whatever is behind it, such as a coloured slide"));
    m_legend->setChecked(m_choice.legend);
    m_cropped->setChecked(m_choice.cropped);
    m_cropped->setToolTip(tr("Nothing is left to be trimmed in a slide or on paper"));
    m_captioned->setChecked(m_choice.captioned);
    m_captioned->setToolTip(tr("A line below: the layer, its parameters and the step"));
    m_outlined->setChecked(m_choice.outlined);
    m_outlined->setToolTip(tr("They look the same on every machine, and can no longer be edited as text"));
    m_nonzero->setChecked(m_choice.nonzero);
    m_nonzero->setToolTip(tr("The arithmetic of a step fits on a page: 1·1 + 1·1 in place of nine products"));
}

void ExportForm::addQuestions()
{
    m_rows->addRow(tr("&What"), m_what);
    m_rows->addRow(tr("&Format"), m_format);
    m_rows->addRow(QString(), m_use);
    m_rows->addRow(tr("Ste&ps"), m_stretch);
    m_fromTo = besideEachOther(m_from, tr("to"), m_to);
    m_rows->addRow(QString(), m_fromTo);
    m_rows->addRow(tr("Spee&d"), m_speed);
    m_rows->addRow(tr("Pictures a seco&nd"), m_rate);
    m_rows->addRow(QString(), m_loop);
    m_rows->addRow(tr("&Size"), m_size);
    m_rows->addRow(QString(), m_ownSize);
    m_rows->addRow(tr("&Colours"), m_theme);
    for (QCheckBox* tick : {m_transparent, m_legend, m_cropped, m_captioned, m_outlined, m_nonzero})
        m_rows->addRow(QString(), tick);
    m_rows->addRow(QString(), m_excel);

    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportForm::chooseWhat);
    for (QComboBox* box : {m_format, m_size, m_theme, m_stretch, m_speed})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::read);
    for (QSpinBox* box : {m_width, m_height, m_from, m_to, m_rate})
        connect(box, &QSpinBox::valueChanged, this, &ExportForm::read);
    for (QCheckBox* box : {m_transparent, m_legend, m_cropped, m_captioned, m_outlined, m_nonzero, m_loop, m_excel})
        connect(box, &QCheckBox::toggled, this, &ExportForm::read);
}

void ExportForm::offerStretches()
{
    const std::int64_t steps = m_screen.stepCount();
    const auto most = int(std::min<std::int64_t>(std::max<std::int64_t>(steps, 1), std::numeric_limits<int>::max()));
    ExportChoice row = m_choice;
    row.what = Takeaway::Animation;
    row.stretch = Stretch::Row;
    m_stretch->addItem(tr("All %1").arg(QLocale().toString(qlonglong(steps))), int(Stretch::All));
    if (steps > 0) {
        const auto [first, last] = m_screen.range(row);
        if (last > first && last - first + 1 < steps)
            m_stretch->addItem(tr("This row (%1 to %2)").arg(first + 1).arg(last + 1), int(Stretch::Row));
    }
    m_stretch->addItem(tr("From … to …"), int(Stretch::Chosen));
    m_stretch->setCurrentIndex(std::max(0, m_stretch->findData(int(m_choice.stretch))));
    for (QSpinBox* box : {m_from, m_to})
        box->setRange(1, most);
    m_from->setValue(1);
    m_to->setValue(most);
    m_from->setAccessibleName(tr("First step"));
    m_to->setAccessibleName(tr("Last step"));
}

void ExportForm::offerFormats()
{
    const QScopedValueRollback filling(m_filling, true);
    m_format->clear();
    const formats::Content content = contentOf(m_choice.what);
    for (const formats::Format* candidate : formats::formats()) {
        if (candidate->canWrite(content))
            m_format->addItem(QStringLiteral("%1 (.%2)").arg(QCoreApplication::translate("formats", candidate->title), QString::fromUtf8(candidate->extensions.front())),
                              QString::fromUtf8(candidate->id));
    }
    int at = m_format->findData(m_choice.format);
    if (at < 0) // the usual one: what plays everywhere, and what a spreadsheet opens
        at = m_format->findData(m_choice.what == Takeaway::Animation ? QStringLiteral("gif") : QStringLiteral("csv"));
    m_format->setCurrentIndex(std::max(at, 0));
    m_choice.format = m_format->currentData().toString();
}

const formats::Format* ExportForm::format() const
{
    const auto found = std::ranges::find(formats::formats(), m_choice.format.toStdString(), &formats::Format::id);
    return found == formats::formats().end() ? nullptr : *found;
}

void ExportForm::chooseWhat()
{
    if (m_filling)
        return;
    // What was answered already stays; only the format is that of the last time such a thing was taken.
    m_choice.what = Takeaway(m_what->currentData().toInt());
    m_choice.format = ExportChoice::remembered(m_choice.what).format;
    offerFormats();
    read();
}

void ExportForm::read()
{
    if (m_filling)
        return;
    const QScopedValueRollback filling(m_filling, true);
    m_choice.format = m_format->currentData().toString();
    const bool ownSize = m_size->currentIndex() == m_size->count() - 1;
    m_choice.size = ownSize ? QSize(m_width->value(), m_height->value())
                            : (m_size->currentIndex() == 0 ? QSize() : m_size->currentData().toSize());
    if (!ownSize) {
        m_width->setValue(m_size->currentData().toSize().width());
        m_height->setValue(m_size->currentData().toSize().height());
    }
    m_choice.theme = m_theme->currentData().toString();
    m_choice.transparent = m_transparent->isChecked();
    m_choice.legend = m_legend->isChecked();
    m_choice.cropped = m_cropped->isChecked();
    m_choice.captioned = m_captioned->isChecked();
    m_choice.outlined = m_outlined->isChecked();
    m_choice.nonzero = m_nonzero->isChecked();
    m_choice.stretch = Stretch(m_stretch->currentData().toInt());
    // The other end follows rather than be refused: a stretch has no less than one step.
    if (m_from->value() > m_to->value())
        (sender() == m_from ? m_to : m_from)->setValue(sender() == m_from ? m_from->value() : m_to->value());
    m_choice.first = m_from->value() - 1;
    m_choice.last = m_to->value() - 1;
    m_choice.speed = m_speed->currentData().toDouble();
    m_choice.framesPerSecond = m_rate->value();
    m_choice.loop = m_loop->isChecked();
    m_choice.forExcel = m_excel->isChecked();
    showWhatApplies();
    emit changed();
}

void ExportForm::showWhatApplies()
{
    const formats::Format* chosen = format();
    const bool film = kindOf(m_choice.what) == TakeawayKind::Film;
    const bool moves = m_choice.what == Takeaway::Animation;
    const auto knows = [&](unsigned what) { return chosen && (chosen->knows & what) != 0; };
    m_use->setText(chosen ? QCoreApplication::translate("formats", chosen->use) : QString());
    m_rows->setRowVisible(m_stretch, moves);
    m_rows->setRowVisible(m_fromTo, moves && m_choice.stretch == Stretch::Chosen);
    m_rows->setRowVisible(m_speed, moves && knows(formats::Time));
    m_rows->setRowVisible(m_rate, moves && knows(formats::Time));
    m_rows->setRowVisible(m_loop, moves && knows(formats::Looping));
    m_rows->setRowVisible(m_size, film);
    m_rows->setRowVisible(m_ownSize, film && m_size->currentIndex() == m_size->count() - 1);
    m_rows->setRowVisible(m_theme, film);
    m_rows->setRowVisible(m_transparent, film && knows(formats::Transparency));
    m_rows->setRowVisible(m_legend, film && m_choice.theme == QLatin1String("print"));
    m_rows->setRowVisible(m_cropped, film && knows(formats::Cropping));
    m_rows->setRowVisible(m_captioned, film && knows(formats::Cropping));
    m_rows->setRowVisible(m_outlined, film && knows(formats::Outlines));
    const core::Network& network = m_screen.film.network;
    const bool sums = m_screen.film.layer < network.layerCount() && core::findOperator(network.layer(m_screen.film.layer).type)->makes == core::Makes::Sum;
    m_rows->setRowVisible(m_nonzero, sums && m_choice.what == Takeaway::Steps);
    m_rows->setRowVisible(m_excel, !film && knows(formats::Country));
}

} // namespace window
