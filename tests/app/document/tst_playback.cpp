// Where the viewer stands: products, windows, rows.
#include <QtTest>

#include "document/document.h"
#include "document/playback.h"

using core::Grain;
using document::Document;
using document::Playback;

class TestPlayback : public QObject {
    Q_OBJECT

private slots:
    /// Product by product, then the result, then the next window; and the same way back.
    void productsThenTheResult()
    {
        Document document;
        Playback playback(document);
        playback.setMotionReduced(true);
        document.openBuiltin(QStringLiteral("max-pooling")); // four windows of 2 × 2
        QCOMPARE(playback.products(), -1);
        playback.setGrain(Grain::Product);
        const auto stop = [&] { return QPair<int, int>(int(playback.step()), playback.products()); };
        const QList<QPair<int, int>> stops{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, -1}, {1, 1}, {1, 2}};
        QVERIFY(playback.isAtStart());
        QCOMPARE(stop(), stops.first());
        for (qsizetype i = 1; i < stops.size(); ++i) {
            playback.forward();
            QCOMPARE(stop(), stops[i]);
            QVERIFY(!playback.isAtStart());
        }
        for (qsizetype i = stops.size() - 2; i >= 0; --i) {
            playback.back();
            QCOMPARE(stop(), stops[i]);
        }
        playback.back();
        QCOMPARE(stop(), stops.first());
        playback.last();
        QCOMPARE(stop(), (QPair<int, int>(3, -1)));
        QVERIFY(playback.isAtEnd());
        playback.forward();
        QCOMPARE(stop(), (QPair<int, int>(3, -1)));
        playback.setGrain(Grain::Window);
        playback.back();
        QCOMPARE(stop(), (QPair<int, int>(2, -1)));
    }

    /// An activation has one number to a window: nothing comes up by parts.
    void aSingleNumberIsTakenAtOnce()
    {
        Document document;
        Playback playback(document);
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        playback.setGrain(Grain::Product);
        playback.setMotionReduced(true);
        QCOMPARE(playback.productCount(), 9);
        for (int k = 0; k < document.network().layerCount(); ++k) {
            if (document.lesson().layers[std::size_t(k)].type != "relu")
                continue;
            playback.setLayer(k);
            QCOMPARE(playback.products(), -1);
            playback.forward();
            QCOMPARE(playback.step(), std::int64_t(1));
        }
    }

    void rowByRow()
    {
        Document document;
        Playback playback(document);
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        playback.setLayer(0);
        playback.setMotionReduced(true);
        playback.setGrain(Grain::Row);
        const int width = playback.planeSize().width();
        QVERIFY(width > 1);
        playback.first();
        playback.forward();
        QCOMPARE(playback.step(), std::int64_t(width - 1));
        playback.forward();
        QCOMPARE(playback.step(), std::int64_t(2 * width - 1));
        playback.setStep(2 * width + 1);
        playback.forward();
        QCOMPARE(playback.step(), std::int64_t(3 * width - 1));
        playback.back();
        QCOMPARE(playback.step(), std::int64_t(2 * width - 1));
        playback.back();
        playback.back();
        QCOMPARE(playback.step(), std::int64_t(0));
        QVERIFY(playback.isAtStart());
    }

    void playingGoesThroughTheProducts()
    {
        Document document;
        Playback playback(document);
        document.openBuiltin(QStringLiteral("max-pooling"));
        playback.setGrain(Grain::Product);
        playback.setSpeed(8.0);
        QList<int> seen;
        connect(&playback, &Playback::moved, this, [&] { seen += playback.products(); });
        playback.last();
        seen.clear();
        playback.setPlaying(true);
        QTRY_VERIFY_WITH_TIMEOUT(!playback.isPlaying(), 10000);
        QVERIFY(playback.isAtEnd());
        QCOMPARE(seen.count(4), 4); // each window, to its last candidate
        QCOMPARE(seen.count(-1), 4); // and its result
    }

    /// An edit that leaves a window fewer products shows all there are.
    void productsNeverExceedTheWindow()
    {
        Document document;
        Playback playback(document);
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        playback.setLayer(0);
        playback.setGrain(Grain::Product);
        playback.setMotionReduced(true);
        for (int i = 0; i < 7; ++i)
            playback.forward();
        QCOMPARE(playback.products(), 8);
        document.resizeKernel(0, {2, 2});
        QCOMPARE(playback.products(), -1);
    }

    /// A layer that another thread still computes has steps, but nothing yet to read them from.
    void aLayerThatWaitsHasNoProductsYet()
    {
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 1, 2000, 2000}, 1.0F);
        core::Layer convolution;
        convolution.type = "conv2d";
        convolution.weight = core::Tensor(core::Shape{2, 1, 3, 3}, 1.0F);
        convolution.rows.size = convolution.cols.size = 3;
        core::Layer pooling;
        pooling.type = "max_pool2d";
        for (core::Axis* axis : {&pooling.rows, &pooling.cols})
            axis->size = axis->stride = 2;
        lesson.layers = {convolution, pooling};
        lesson.view = {1, 7, {}};

        Document document;
        Playback playback(document);
        playback.setGrain(Grain::Product);
        document.restore(std::move(lesson), {});
        QVERIFY(document.isComputing());
        QCOMPARE(playback.layer(), 1);
        QCOMPARE(playback.step(), std::int64_t(7));
        QCOMPARE(playback.productCount(), 0);
        playback.changePlane(Playback::Plane::Output, 1);
        QCOMPARE(playback.step(), std::int64_t(999 * 999 + 7));
        QTRY_VERIFY_WITH_TIMEOUT(!document.isComputing(), 20000);
        QCOMPARE(playback.productCount(), 4);
    }
};

QTEST_MAIN(TestPlayback)
#include "tst_playback.moc"
