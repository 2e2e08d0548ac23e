#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include "formats/clipboard.h"
#include "window/files/crop_view.h"
#include "window/files/import_dialog.h"

#include <memory>

using window::ImportDialog;

namespace {

/// A dialog as a user meets it, waiting for each preview.
struct Session {
    ImportDialog dialog{scene::themeNamed(QStringLiteral("light"))};
    QSignalSpy previews{&dialog, &ImportDialog::previewed};

    Session() { dialog.show(); }

    template <typename T>
    T* find(const char* name) const
    {
        T* widget = dialog.findChild<T*>(QLatin1String(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    /// Waits for the preview after a change, and gives its problem.
    QString preview()
    {
        if (previews.isEmpty() && !previews.wait(5000))
            return QStringLiteral("no preview came");
        const QString problem = previews.last().first().toString();
        previews.clear();
        return problem;
    }
    bool canImport() const { return find<QPushButton>("importButton")->isEnabled(); }
    core::Shape shape() const { return dialog.numbers().values.shape(); }
};

} // namespace

class ImportDialogTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString& name, const QByteArray& bytes)
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return out.fileName();
    }
    QString picture(int width, int height)
    {
        QImage image(width, height, QImage::Format_RGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                image.setPixel(x, y, qRgb(x * 255 / width, y * 255 / height, (x ^ y) & 255));
        }
        const QString path = m_folder.filePath(QStringLiteral("picture%1x%2.png").arg(width).arg(height));
        if (!image.save(path))
            qFatal("cannot write a test picture");
        return path;
    }

private slots:
    void aTableIsFoundPreviewedAndImported()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("table.csv"), "Mo;Tu\n1,5;1/9\n3;4\n"));
        QVERIFY(!session.canImport());
        QCOMPARE(session.preview(), QString());
        QVERIFY(session.canImport());
        QCOMPARE(session.shape(), (core::Shape{1, 1, 2, 2}));
        QCOMPARE(session.dialog.numbers().values.data()[0], 1.5F);
        QCOMPARE(session.dialog.numbers().notation, (core::Notation{{1, "1/9"}}));
        QCOMPARE(session.dialog.name(), QStringLiteral("table.csv"));
        QCOMPARE(session.find<QComboBox>("importSeparator")->currentText(), QStringLiteral("Automatic: Semicolon"));
        QCOMPARE(session.find<QComboBox>("importDecimal")->currentText(), QStringLiteral("Automatic: Comma"));
        QCOMPARE(session.find<QLabel>("importNotes")->text(), QStringLiteral("Row 1, which begins with \"Mo\", is a heading and was left out."));
        QCOMPARE(session.find<QLabel>("importCost")->text(), QStringLiteral("2 × 2: 4 numbers"));
        QTest::mouseClick(session.find<QPushButton>("importButton"), Qt::LeftButton);
        QCOMPARE(session.dialog.result(), int(QDialog::Accepted));
    }

    void whatWasFoundCanBeChanged()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("column.csv"), "1,5\n2,5\n"));
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 1, 2, 2}));
        session.find<QComboBox>("importDecimal")->setCurrentIndex(2);
        QVERIFY2(!session.canImport(), "what is shown is no longer what would be taken");
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 1, 2, 1}));
        session.find<QSpinBox>("importHeaderRows")->setValue(1);
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 1, 1, 1}));
    }

    void aFaultIsSaidWithItsPlaceAndCanBeMended()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("ragged.csv"), "1,2,3\n4,abc,6\n"));
        QCOMPARE(session.preview(), QStringLiteral("row 2, column 2: \"abc\" is not a number"));
        QVERIFY(!session.canImport());
        QVERIFY(session.find<QLabel>("importProblem")->isVisible());
        session.dialog.openFile(m_folder.filePath(QStringLiteral("is not there.csv")));
        QVERIFY(session.preview().startsWith(QStringLiteral("cannot be opened")));
        session.dialog.openFile(m_folder.path());
        QCOMPARE(session.preview(), QStringLiteral("is a folder; a file is needed"));
        session.dialog.openFile(file(QStringLiteral("good.csv"), "1,2\n"));
        QCOMPARE(session.preview(), QString());
        QVERIFY(session.canImport());
        QVERIFY(!session.find<QLabel>("importProblem")->isVisible());
    }

    void whatCanBeReadInTwoWaysIsAsked()
    {
        Session session;
        auto* thousands = session.find<QRadioButton>("importReading0");
        auto* decimals = session.find<QRadioButton>("importReading1");
        session.dialog.openFile(file(QStringLiteral("two.tsv"), "1,234\t2,345\n"));
        QCOMPARE(session.preview(), QStringLiteral("row 1, column 1: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"));
        QVERIFY(!session.canImport());
        QVERIFY(thousands->isVisible());
        QCOMPARE(thousands->text(), QStringLiteral("Decimal point: 1,234 is 1234"));
        QCOMPARE(decimals->text(), QStringLiteral("Decimal comma: 1,234 is 1.234"));
        QVERIFY(!thousands->isChecked() && !decimals->isChecked());
        thousands->click();
        QCOMPARE(session.preview(), QString());
        QVERIFY(session.dialog.numbers().values == core::Tensor::plane({{1234, 2345}}));
        QVERIFY(session.canImport());
        QCOMPARE(session.find<QLabel>("importNotes")->text(), QStringLiteral("Commas group thousands: 1,234 is 1234."));
        QVERIFY(decimals->isVisible()); // for whoever chose the other one
        decimals->click();
        QCOMPARE(session.preview(), QString());
        QVERIFY(session.dialog.numbers().values == core::Tensor::plane({{1.234F, 2.345F}}));
        session.find<QComboBox>("importDecimal")->setCurrentIndex(1);
        QVERIFY(thousands->isChecked() && !decimals->isChecked());
        session.preview();
        session.find<QComboBox>("importDecimal")->setCurrentIndex(0);
        QVERIFY(!thousands->isChecked() && !decimals->isChecked());
        QVERIFY(!session.preview().isEmpty());
        session.dialog.openFile(file(QStringLiteral("one.tsv"), "1\t2\n"));
        QCOMPARE(session.preview(), QString());
        QVERIFY(!thousands->isVisible());
    }

    void aQuestionGoesWithWhatIsAsked()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("two.csv"), "\"1,234\";\"2,345\"\n\"3,456\";\"4,567\"\n"));
        QVERIFY(!session.preview().isEmpty());
        QVERIFY(session.find<QRadioButton>("importReading0")->isVisible());
        const QString sentence = session.find<QLabel>("importProblem")->text();
        QVERIFY2(sentence.startsWith(QStringLiteral("Row 1, ")) && sentence.endsWith(u'.'), qPrintable(sentence));
        session.find<QComboBox>("importSeparator")->setCurrentIndex(1); // no reading makes numbers of these
        QVERIFY(!session.preview().isEmpty());
        QVERIFY(!session.find<QRadioButton>("importReading0")->isVisible());
    }

    /// As the program opens a file of its command line.
    void aQuestionThatComesBeforeTheDialogIsShownIsSeen()
    {
        ImportDialog dialog(scene::themeNamed(QStringLiteral("light")));
        QSignalSpy previews(&dialog, &ImportDialog::previewed);
        dialog.openFile(file(QStringLiteral("two.tsv"), "1,234\t2,345\n3,456\t4,567\n"));
        QVERIFY(previews.wait(5000));
        dialog.show();
        auto* reading = dialog.findChild<QRadioButton*>(QStringLiteral("importReading0"));
        QVERIFY(reading->isVisible());
        QVERIFY(reading->height() >= reading->sizeHint().height());
        QVERIFY(reading->visibleRegion().boundingRect().width() > 100);
    }

    void theOrderOfChannelsIsNotedAndCanBeChosen()
    {
        const QByteArray header = QByteArray("{'descr': '|u1', 'fortran_order': False, 'shape': (%1, 9, 3), }\n");
        const auto npy = [&](const char* rows, int count) {
            const QByteArray text = QByteArray(header).replace("%1", rows);
            return QByteArray("\x93NUMPY\x01\0", 8) + char(text.size()) + '\0' + text + QByteArray(count, '\1');
        };
        Session session;
        session.dialog.openFile(file(QStringLiteral("picture.npy"), npy("8", 216)));
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 3, 8, 9}));
        QCOMPARE(session.find<QLabel>("importNotes")->text(), QStringLiteral("Channels come last in 8 × 9 × 3: these are 3 channels of 8 × 9."));
        session.find<QComboBox>("importChannels")->setCurrentIndex(1);
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 8, 9, 3}));

        Session both;
        both.dialog.openFile(file(QStringLiteral("both.npy"), npy("3", 81)));
        QVERIFY(both.preview().contains(QStringLiteral("where channels come first")));
        both.find<QRadioButton>("importReading1")->click();
        QCOMPARE(both.preview(), QString());
        QCOMPARE(both.shape(), (core::Shape{1, 3, 3, 9}));
    }

    void printedArraysAreReadToo()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("printed.txt"), "tensor([[1., 2.],\n        [3., 4.]])"));
        QCOMPARE(session.preview(), QString());
        QVERIFY(session.dialog.numbers().values == core::Tensor::plane({{1, 2}, {3, 4}}));
    }

    void numbersOfAPictureAreRoundedWhenThatIsAsked()
    {
        QImage image(1, 1, QImage::Format_RGB32);
        image.fill(qRgb(20, 20, 20));
        const QString path = m_folder.filePath(QStringLiteral("dot.png"));
        QVERIFY(image.save(path));
        Session session;
        session.dialog.openFile(path);
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.find<QSpinBox>("importDecimals")->text(), QStringLiteral("All"));
        QCOMPARE(session.dialog.numbers().values.data()[0], float(20.0 / 255.0));
        session.find<QSpinBox>("importDecimals")->setValue(2);
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.dialog.numbers().values.data()[0], 0.08F);
    }

    void wordsFromFilesAreNeverMarkup()
    {
        Session session;
        session.dialog.openFile(file(QStringLiteral("<b>x</b>.csv").remove(u'/'), "<img src=\"a.png\">,1\n<i>,2\n"));
        session.preview();
        for (const QLabel* label : session.dialog.findChildren<QLabel*>()) {
            if (!label->text().isEmpty() && label->objectName().startsWith(QLatin1String("import")))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void aPictureIsProposedAtASizeThatCanBeRead()
    {
        Session session;
        session.dialog.openFile(picture(400, 200));
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.shape(), (core::Shape{1, 1, 16, 32}));
        Session small;
        small.dialog.openFile(picture(20, 30));
        QCOMPARE(small.preview(), QString());
        QCOMPARE(small.shape(), (core::Shape{1, 1, 30, 20}));
    }

    void columnsAndRowsKeepProportionsUntilUnlocked()
    {
        Session session;
        session.dialog.openFile(picture(400, 200));
        session.preview();
        auto* columns = session.find<QSpinBox>("importColumns");
        auto* rows = session.find<QSpinBox>("importRows");
        columns->setValue(100);
        QCOMPARE(rows->value(), 50);
        rows->setValue(10);
        QCOMPARE(columns->value(), 20);
        session.find<QCheckBox>("importLock")->setChecked(false);
        rows->setValue(20);
        QCOMPARE(columns->value(), 20);
        QCOMPARE(session.preview(), QString());
        QTRY_COMPARE(session.shape(), (core::Shape{1, 1, 20, 20}));
    }

    void coloursAndRange()
    {
        Session session;
        session.dialog.openFile(picture(40, 40));
        session.preview();
        session.find<QComboBox>("importColour")->setCurrentIndex(2);
        session.preview();
        QTRY_COMPARE(session.shape(), (core::Shape{1, 3, 40, 40}));
        QVERIFY(session.find<QComboBox>("importChannel")->isVisible());
        session.find<QComboBox>("importRange")->setCurrentIndex(1);
        QCOMPARE(session.find<QSpinBox>("importDecimals")->value(), 0);
        session.preview();
        QTRY_COMPARE(session.dialog.numbers().values.at({0, 0, 0, 39}), float(int(39 * 255 / 40)));
    }

    void thePartIsChosenByMouse()
    {
        Session session;
        session.dialog.openFile(picture(400, 200));
        session.preview();
        auto* crop = session.dialog.findChild<window::CropView*>();
        const auto at = [&](int x, int y) { return crop->toWidget(QRectF(x, y, 0, 0)).topLeft().toPoint(); };
        // Drag the lower right corner to the middle, then the frame to the right.
        QTest::mousePress(crop, Qt::LeftButton, {}, at(400, 200));
        QTest::mouseMove(crop, at(200, 100));
        QTest::mouseRelease(crop, Qt::LeftButton, {}, at(200, 100));
        QVERIFY(std::abs(crop->crop().width() - 200) < 8);
        QVERIFY(std::abs(crop->crop().height() - 100) < 8);
        const QRect before = crop->crop();
        QTest::mousePress(crop, Qt::LeftButton, {}, at(100, 50));
        QTest::mouseMove(crop, at(1000, 50));
        QTest::mouseRelease(crop, Qt::LeftButton, {}, at(1000, 50));
        QCOMPARE(crop->crop().size(), before.size());
        QCOMPARE(crop->crop().right(), 399);
        // A drag outside draws a new frame.
        QTest::mousePress(crop, Qt::LeftButton, {}, at(20, 20));
        QTest::mouseMove(crop, at(80, 60));
        QTest::mouseRelease(crop, Qt::LeftButton, {}, at(80, 60));
        QVERIFY(std::abs(crop->crop().left() - 20) < 8);
        QVERIFY(std::abs(crop->crop().right() - 80) < 8);
    }

    void thePartIsChosenByKeyboard()
    {
        Session session;
        session.dialog.openFile(picture(400, 200));
        session.preview();
        auto* crop = session.dialog.findChild<window::CropView*>();
        QTest::keyClick(crop, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(crop->crop(), QRect(0, 0, 392, 200));
        QTest::keyClick(crop, Qt::Key_Up, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(crop->crop(), QRect(0, 0, 392, 199));
        QTest::keyClick(crop, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(crop->crop(), QRect(1, 0, 392, 199));
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(crop, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(crop->crop().width(), 1);
        QTest::keyClick(crop, Qt::Key_Home);
        QCOMPARE(crop->crop(), QRect(0, 0, 400, 200));
        QTest::mouseClick(session.find<QPushButton>("importSquare"), Qt::LeftButton);
        QCOMPARE(crop->crop(), QRect(100, 0, 200, 200));
        QCOMPARE(session.find<QSpinBox>("importColumns")->value(), session.find<QSpinBox>("importRows")->value());
        session.preview();
        QTRY_COMPARE(session.shape(), (core::Shape{1, 1, 32, 32}));
    }

    void whatIsOnTheClipboard()
    {
        Session table;
        const std::unique_ptr<QMimeData> copied(formats::clipboardFromTensor(core::Tensor::plane({{1, 2}, {3, 4}})));
        QVERIFY(ImportDialog::canOpen(*copied));
        QVERIFY(table.dialog.open(*copied));
        QCOMPARE(table.preview(), QString());
        QVERIFY(table.dialog.numbers().values == core::Tensor::plane({{1, 2}, {3, 4}}));
        QCOMPARE(table.dialog.name(), QStringLiteral("Clipboard"));

        Session image;
        QMimeData pixels;
        QImage black(3, 2, QImage::Format_RGB32);
        black.fill(Qt::black);
        pixels.setImageData(black);
        QVERIFY(image.dialog.open(pixels));
        QCOMPARE(image.preview(), QString());
        QVERIFY(image.dialog.numbers().values == core::Tensor(core::Shape{1, 1, 2, 3}));

        Session dropped;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(file(QStringLiteral("dropped.csv"), "7\n"))});
        QVERIFY(dropped.dialog.open(files));
        QCOMPARE(dropped.preview(), QString());
        QVERIFY(dropped.dialog.numbers().values == core::Tensor::plane({{7}}));

        Session nothing;
        QVERIFY(!nothing.dialog.open(QMimeData()));
        QMimeData remote;
        remote.setUrls({QUrl(QStringLiteral("http://example.org/a.csv"))});
        QVERIFY(!ImportDialog::canOpen(remote));
    }

    void aBigPictureSaysWhatItCostsAndTheWindowGoesOn()
    {
        const QString path = picture(4096, 1024);
        Session session;
        QElapsedTimer beat;
        qint64 longest = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            longest = std::max(longest, beat.restart());
        });
        beat.start();
        timer.start(5);
        session.dialog.openFile(path);
        QCOMPARE(session.preview(), QString());
        session.find<QSpinBox>("importColumns")->setValue(4096);
        QVERIFY(session.previews.wait(20000));
        QCOMPARE(session.shape(), (core::Shape{1, 1, 1024, 4096}));
        const QString cost = session.find<QLabel>("importCost")->text();
        QVERIFY2(cost.startsWith(QStringLiteral("1024 × 4096: 4.2 million numbers, 17 MB")), qPrintable(cost));
        // The machine that runs this may be busy, so this is only to catch work on the wrong thread.
        QVERIFY2(longest < 1000, qPrintable(QString::number(longest)));
    }

    void theDialogMayBeClosedWhileItReads()
    {
        const QString path = picture(3000, 2000);
        for (int wait : {0, 5, 30, 100}) {
            auto dialog = std::make_unique<ImportDialog>(scene::themeNamed(QStringLiteral("dark")));
            dialog->openFile(path);
            dialog->show();
            QTest::qWait(wait);
            dialog.reset();
        }
        QTest::qWait(50);
    }

    void lastWins()
    {
        Session session;
        for (int i = 0; i < 20; ++i)
            session.dialog.openFile(file(QStringLiteral("n%1.csv").arg(i), QByteArray::number(i)));
        QCOMPARE(session.preview(), QString());
        QCOMPARE(session.dialog.numbers().values.data()[0], 19.0F);
        QTest::qWait(50);
        QVERIFY(session.previews.isEmpty());
    }

    void theFilterNamesEverythingThatCanBeRead()
    {
        const QString filter = ImportDialog::fileFilter();
        for (const char* pattern : {"*.csv", "*.tsv", "*.txt", "*.npy", "*.npz", "*.json", "*.png", "*.jpg", "*.webp", "*.bmp", "*.gif"})
            QVERIFY2(filter.contains(QLatin1String(pattern)), pattern);
        QVERIFY(!filter.contains(QStringLiteral("svg")));
        QVERIFY(ImportDialog::isImportable(QStringLiteral("a.PNG")));
        QVERIFY(!ImportDialog::isImportable(QStringLiteral("a.poolscope")));
    }

    void itFitsASmallScreen()
    {
        Session session;
        session.dialog.openFile(picture(400, 200));
        session.preview();
        const QSize least = session.dialog.minimumSizeHint();
        QVERIFY2(least.width() <= 960 && least.height() <= 540, qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }
};

QTEST_MAIN(ImportDialogTest)
#include "tst_import_dialog.moc"
