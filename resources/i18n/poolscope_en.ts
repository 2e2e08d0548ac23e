<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>document::Autosave</name>
    <message numerus="yes">
        <source>the disk has not answered for %n seconds</source>
        <translation>
            <numerusform>the disk has not answered for %n second</numerusform>
            <numerusform>the disk has not answered for %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::ExportDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::LessonCard</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::MainWindow</name>
    <message numerus="yes">
        <source>One lesson at a time: the first of %n files was opened.</source>
        <translation>
            <numerusform>One lesson at a time: the first of %n file was opened.</numerusform>
            <numerusform>One lesson at a time: the first of %n files was opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::ParameterPanel</name>
    <message numerus="yes">
        <source>Make the kernel fit %n channel(s)</source>
        <translation>
            <numerusform>Make the kernel fit %n channel</numerusform>
            <numerusform>Make the kernel fit %n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::Recovery</name>
    <message numerus="yes">
        <source>%n lessons were not saved when Poolscope ended.</source>
        <translation>
            <numerusform>%n lesson was not saved when Poolscope ended.</numerusform>
            <numerusform>%n lessons were not saved when Poolscope ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::Saving</name>
    <message numerus="yes">
        <source>%1 is not saved yet: the disk has not answered for %n seconds.</source>
        <translation>
            <numerusform>%1 is not saved yet: the disk has not answered for %n second.</numerusform>
            <numerusform>%1 is not saved yet: the disk has not answered for %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
