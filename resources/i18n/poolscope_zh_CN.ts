<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>GridTable</name>
    <message>
        <source>sample %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output channel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input channel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>col %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cols %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 of %2 numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no operator &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output would be {0} × {1}; at most {2} rows and columns are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output would have {0} channels; at most {1} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output would have {0} numbers; at most {1} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window had its winner at ({0}), so 0 stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} goes back to ({0}), where its window had found it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No input cell reaches ({0}); only the bias is left: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input rows {0}, columns {1} reach this cell; times the kernel they sum to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Multiplied by the kernel, it sums to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its largest value, {2}, stands there {3} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its largest value is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its smallest value, {2}, stands there {3} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its smallest value is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its sum divided by {3} is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its L{3} norm is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} becomes {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands twice in the same object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this number is too large for any computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends in the middle: not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not valid JSON from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is nested more than {0} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an array, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be true or false, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at most {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at least {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit a 32-bit float: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, a fraction such as &quot;1/9&quot;, &quot;nan&quot;, &quot;inf&quot; or &quot;-inf&quot;, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every extent of a tensor must be at least 1, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {0} × {1}; at most {2} rows and columns are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more than {0} numbers, the most a tensor can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} channels; at most {1} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an array of {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} entries, but the first one beside it has {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor has &quot;shape&quot; and &quot;data&quot; only, got &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) extents, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} numbers, but the shape asks for {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an empty array: every extent of a tensor must be at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a tensor: arrays nested 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) deep, or an object with &quot;shape&quot; and &quot;data&quot;; got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text, or an object from languages to texts; got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number or [height, width], got an array of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, [h, w], [top, left, bottom, right], &quot;valid&quot;, &quot;same&quot;, &quot;same_upper&quot; or &quot;same_lower&quot;, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have 2 ([h, w]) or 4 ([top, left, bottom, right]) entries, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;zeros&quot;, &quot;reflect&quot;, &quot;replicate&quot; or &quot;circular&quot;, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number above 0, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no operator {0}; there are {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} entries; at most {1} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a Poolscope lesson: &quot;format&quot; must be &quot;poolscope&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is of version {0}, and this Poolscope reads versions up to {1}: a newer Poolscope is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder; a file is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than {0} MiB, the most a file can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reflecting needs less padding than the input has rows: at most {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrapping around needs no more padding than the input has rows: at most {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reflecting needs less padding than the input has columns: at most {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrapping around needs no more padding than the input has columns: at most {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must divide the input&apos;s {0} channels, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must divide the weight&apos;s {0} output channels, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads {0} channels, but the input has {1} in {2} group(s): {3} would match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have one number for each of the {0} output channels, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be from {0} to {1}, got {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be less than the stride or the dilation: from 0 to {0}, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads {0} channels, but the input has {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts the whole output away: it would be {0} × {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lp pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be the position of a max-pool layer before this one, got {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {0} found winners for {1} channel(s) of {2} × {3}, but the input here has {4} of {5} × {6}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be given: from the pooling alone it would be {0} × {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be from {0} × {1} to {2} × {3}, less than a stride from the default, got {4} × {5}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no place for winner {0}: {1} × {2} has positions 0 to {3}; the pooled plane was {4} × {5}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max unpool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be less than the window&apos;s reach of {0} cells, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at most half of the window&apos;s reach of {0} cells, got {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window spans {0} rows, but the padded input has only {1}: a smaller window or dilation, or more padding would fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window spans {0} columns, but the padded input has only {1}: a smaller window or dilation, or more padding would fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>document::Document</name>
    <message>
        <source>Input (%1, %2) = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel (%1, %2) = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste into the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste into the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the lesson here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Comma-separated table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of file cannot hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: files that can be read end in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene::words</name>
    <message>
        <source>sample %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded by reflection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded by repeating the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded by wrapping around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded, not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded with zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded by 1 ring of zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded by %1 rings of zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 feature map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell by cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what lands on this cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows %1, columns %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for output channel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel %1 of %2: %3; all channels: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from row %1, column %2 (index %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>divisor_override: always divided by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding counts in the divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding does not count in the divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what hangs over does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no winner came from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer cannot run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1 cannot run, so nothing arrives here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>same size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window::LessonPanel</name>
    <message>
        <source>Lesson %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press → to move the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer is done. Choose the next one above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is complete.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window::MessageBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window::TransportBar</name>
    <message>
        <source>First step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: 1× is one window a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
