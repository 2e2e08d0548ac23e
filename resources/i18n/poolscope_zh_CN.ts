<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>GridTable</name>
    <message>
        <source>sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>output channel %1</source>
        <translation>输出通道 %1</translation>
    </message>
    <message>
        <source>input channel %1</source>
        <translation>输入通道 %1</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>组 %1</translation>
    </message>
</context>
<context>
    <name>HtmlPage</name>
    <message>
        <source>%1 × %2 × %3 × %4 numbers: too many to print here.</source>
        <translation>%1 × %2 × %3 × %4 个数：太多，无法印在这里。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>… and %1 more steps.</source>
        <translation>……还有 %1 步。</translation>
    </message>
    <message>
        <source>This page is interactive where JavaScript is allowed. These are its numbers.</source>
        <translation>允许 JavaScript 时，这个页面可以互动。下面是其中的数。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>This layer cannot run: %1.</source>
        <translation>这一层无法运行：%1。</translation>
    </message>
    <message>
        <source>the lesson has too many numbers for a page; a smaller input would fit</source>
        <translation>这节课的数太多，一个页面放不下；输入小一些就可以</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>Rows × columns of the kernel. Its content keeps its middle.</source>
        <translation>卷积核的行 × 列。改变大小时内容保持居中。</translation>
    </message>
    <message>
        <source>Padding rule</source>
        <translation>填充规则</translation>
    </message>
    <message>
        <source>“Same size” pads so that with stride 1 the output is as large as the input.</source>
        <translation>“同尺寸”：步长为 1 时，输出与输入一样大。</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>What stands in the rows that stay is kept.</source>
        <translation>留下的行里内容不变。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>What stands in the columns that stay is kept.</source>
        <translation>留下的列里内容不变。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Planes of one picture: red, green and blue, or feature maps.</source>
        <translation>一张图的各个平面：红、绿、蓝，或特征图。</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Which number comes here?</source>
        <translation>这里会是哪个数？</translation>
    </message>
    <message>
        <source>Which number of the input is missing?</source>
        <translation>输入中缺的是哪个数？</translation>
    </message>
    <message>
        <source>Which weight is missing?</source>
        <translation>缺的是哪个权重？</translation>
    </message>
    <message>
        <source>Which bias is missing?</source>
        <translation>缺的偏置是多少？</translation>
    </message>
    <message>
        <source>Which cell of the input wins?</source>
        <translation>输入中哪个单元格胜出？</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Output cell</source>
        <translation>输出位置</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>行 %1</translation>
    </message>
    <message>
        <source>rows %1</source>
        <translation>行 %1</translation>
    </message>
    <message>
        <source>col %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>cols %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>What its cells get</source>
        <translation>各格子得到</translation>
    </message>
    <message>
        <source>What the weights get</source>
        <translation>各权重得到</translation>
    </message>
    <message>
        <source>Window of A</source>
        <translation>A 的窗口</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>Window of B</source>
        <translation>B 的窗口</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
    <message>
        <source>%1 (waits)</source>
        <translation>%1（等待）</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>there is no operator &quot;{0}&quot;</source>
        <translation>没有名为“{0}”的算子</translation>
    </message>
    <message>
        <source>the output would be {0} × {1}; at most {2} rows and columns are possible</source>
        <translation>输出会是 {0} × {1}；行和列最多 {2}</translation>
    </message>
    <message>
        <source>the output would have {0} channels; at most {1} are possible</source>
        <translation>输出会有 {0} 个通道；最多 {1} 个</translation>
    </message>
    <message>
        <source>the output would have {0} numbers; at most {1} are possible</source>
        <translation>输出会有 {0} 个数；最多 {1} 个</translation>
    </message>
    <message>
        <source>No window had its winner at ({0}), so 0 stands there.</source>
        <translation>没有窗口的胜者在 ({0})，所以这里是 0。</translation>
    </message>
    <message>
        <source>{1} goes back to ({0}), where its window had found it.</source>
        <translation>{1} 回到 ({0})，它的窗口就是在那里找到它的。</translation>
    </message>
    <message>
        <source>No input cell reaches ({0}); only the bias is left: {1}.</source>
        <translation>没有输入格子铺到 ({0})；只剩偏置：{1}。</translation>
    </message>
    <message>
        <source>Input rows {0}, columns {1} reach this cell; times the kernel they sum to {2}.</source>
        <translation>输入的第 {0} 行、第 {1} 列铺到这一格；与卷积核相乘后的和是 {2}。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Multiplied by the kernel, it sums to {2}.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。与卷积核逐元素相乘，和是 {2}。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its largest value, {2}, stands there {3} times.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。最大值 {2} 在其中出现了 {3} 次。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its largest value is {2}.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。最大值是 {2}。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its smallest value, {2}, stands there {3} times.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。最小值 {2} 在其中出现了 {3} 次。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its smallest value is {2}.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。最小值是 {2}。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its sum divided by {3} is {2}.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。总和除以 {3} 得 {2}。</translation>
    </message>
    <message>
        <source>The window covers rows {0}, columns {1}. Its L{3} norm is {2}.</source>
        <translation>窗口盖住第 {0} 行、第 {1} 列。L{3} 范数是 {2}。</translation>
    </message>
    <message>
        <source>{0} becomes {1}.</source>
        <translation>{0} 变成 {1}。</translation>
    </message>
    <message>
        <source>stands twice in the same object</source>
        <translation>在同一个对象里出现了两次</translation>
    </message>
    <message>
        <source>this number is too large for any computer</source>
        <translation>这个数太大，任何计算机都装不下</translation>
    </message>
    <message>
        <source>the file ends in the middle: not valid JSON</source>
        <translation>文件在中途结束：不是有效的 JSON</translation>
    </message>
    <message>
        <source>not valid JSON from here on</source>
        <translation>从这里起不是有效的 JSON</translation>
    </message>
    <message>
        <source>is nested more than {0} levels deep</source>
        <translation>嵌套超过 {0} 层</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>must be an object, got {0}</source>
        <translation>必须是对象，现在是 {0}</translation>
    </message>
    <message>
        <source>must be an array, got {0}</source>
        <translation>必须是数组，现在是 {0}</translation>
    </message>
    <message>
        <source>must be true or false, got {0}</source>
        <translation>必须是 true 或 false，现在是 {0}</translation>
    </message>
    <message>
        <source>must be a text, got {0}</source>
        <translation>必须是文字，现在是 {0}</translation>
    </message>
    <message>
        <source>must be at most {0}, got {1}</source>
        <translation>最多为 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>must be a whole number, got {0}</source>
        <translation>必须是整数，现在是 {0}</translation>
    </message>
    <message>
        <source>must be at least {0}, got {1}</source>
        <translation>至少为 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>does not fit a 32-bit float: {0}</source>
        <translation>超出 32 位浮点数的范围：{0}</translation>
    </message>
    <message>
        <source>must be a number, a fraction such as &quot;1/9&quot;, &quot;nan&quot;, &quot;inf&quot; or &quot;-inf&quot;, got {0}</source>
        <translation>必须是数、像 &quot;1/9&quot; 这样的分数、&quot;nan&quot;、&quot;inf&quot; 或 &quot;-inf&quot;，现在是 {0}</translation>
    </message>
    <message>
        <source>every extent of a tensor must be at least 1, got {0}</source>
        <translation>张量的每一维至少为 1，现在是 {0}</translation>
    </message>
    <message>
        <source>is {0} × {1}; at most {2} rows and columns are possible</source>
        <translation>是 {0} × {1}；行和列最多 {2}</translation>
    </message>
    <message>
        <source>has more than {0} numbers, the most a tensor can have</source>
        <translation>超过 {0} 个数，这是一个张量的上限</translation>
    </message>
    <message>
        <source>has {0} channels; at most {1} are possible</source>
        <translation>有 {0} 个通道；最多 {1} 个</translation>
    </message>
    <message>
        <source>must be an array of {0}, got {1}</source>
        <translation>必须是 {0} 个元素的数组，现在是 {1}</translation>
    </message>
    <message>
        <source>has {0} entries, but the first one beside it has {1}</source>
        <translation>有 {0} 项，而同级的第一个有 {1} 项</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is missing</source>
        <translation>缺少“{0}”</translation>
    </message>
    <message>
        <source>a tensor has &quot;shape&quot; and &quot;data&quot; only, got &quot;{0}&quot;</source>
        <translation>张量只有“shape”和“data”，出现了“{0}”</translation>
    </message>
    <message>
        <source>must have 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) extents, got {0}</source>
        <translation>必须有 2 维 (H, W)、3 维 (C, H, W) 或 4 维 (N, C, H, W)，现在是 {0} 维</translation>
    </message>
    <message>
        <source>has an empty array: every extent of a tensor must be at least 1</source>
        <translation>有空数组：张量的每一维至少为 1</translation>
    </message>
    <message>
        <source>must be a tensor: arrays nested 2 (H, W), 3 (C, H, W) or 4 (N, C, H, W) deep, or an object with &quot;shape&quot; and &quot;data&quot;; got {0}</source>
        <translation>必须是张量：嵌套 2 层 (H, W)、3 层 (C, H, W) 或 4 层 (N, C, H, W) 的数组，或带“shape”和“data”的对象；现在是 {0}</translation>
    </message>
    <message>
        <source>must be a text, or an object from languages to texts; got {0}</source>
        <translation>必须是文字，或从语言到文字的对象；现在是 {0}</translation>
    </message>
    <message>
        <source>must be a whole number or [height, width], got an array of {0}</source>
        <translation>必须是整数或 [高, 宽]，现在是 {0} 个元素的数组</translation>
    </message>
    <message>
        <source>must be a whole number, [h, w], [top, left, bottom, right], &quot;valid&quot;, &quot;same&quot;, &quot;same_upper&quot; or &quot;same_lower&quot;, got {0}</source>
        <translation>必须是整数、[高, 宽]、[上, 左, 下, 右]、&quot;valid&quot;、&quot;same&quot;、&quot;same_upper&quot; 或 &quot;same_lower&quot;，现在是 {0}</translation>
    </message>
    <message>
        <source>must have 2 ([h, w]) or 4 ([top, left, bottom, right]) entries, got {0}</source>
        <translation>必须有 2 项 ([高, 宽]) 或 4 项 ([上, 左, 下, 右])，现在是 {0} 项</translation>
    </message>
    <message>
        <source>must be &quot;zeros&quot;, &quot;reflect&quot;, &quot;replicate&quot; or &quot;circular&quot;, got {0}</source>
        <translation>必须是 &quot;zeros&quot;、&quot;reflect&quot;、&quot;replicate&quot; 或 &quot;circular&quot;，现在是 {0}</translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation>不能是 0</translation>
    </message>
    <message>
        <source>must be a number above 0, got {0}</source>
        <translation>必须是大于 0 的数，现在是 {0}</translation>
    </message>
    <message>
        <source>must be a number, got {0}</source>
        <translation>必须是数，现在是 {0}</translation>
    </message>
    <message>
        <source>there is no operator {0}; there are {1}</source>
        <translation>没有算子 {0}；可用的有 {1}</translation>
    </message>
    <message>
        <source>has {0} entries; at most {1} are possible</source>
        <translation>有 {0} 项；最多 {1} 项</translation>
    </message>
    <message>
        <source>is not a Poolscope lesson: &quot;format&quot; must be &quot;poolscope&quot;</source>
        <translation>不是 Poolscope 课程：“format”必须是“poolscope”</translation>
    </message>
    <message>
        <source>the file is of version {0}, and this Poolscope reads versions up to {1}: a newer Poolscope is needed</source>
        <translation>文件的版本是 {0}，而这个 Poolscope 只能读到版本 {1}：需要更新的 Poolscope</translation>
    </message>
    <message>
        <source>is a folder; a file is needed</source>
        <translation>是文件夹；需要的是文件</translation>
    </message>
    <message>
        <source>cannot be opened: {0}</source>
        <translation>无法打开：{0}</translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <translation>无法读取：{0}</translation>
    </message>
    <message>
        <source>is larger than {0} MiB, the most a file can have</source>
        <translation>超过 {0} MiB，这是文件大小的上限</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>必须是有限的数</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>带泄漏的 ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>must be given</source>
        <translation>必须给出</translation>
    </message>
    <message>
        <source>Adaptive max pool</source>
        <translation>自适应最大池化</translation>
    </message>
    <message>
        <source>Adaptive average pool</source>
        <translation>自适应平均池化</translation>
    </message>
    <message>
        <source>Global max pool</source>
        <translation>全局最大池化</translation>
    </message>
    <message>
        <source>Global average pool</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>reflecting needs less padding than the input has rows: at most {0}, got {1}</source>
        <translation>镜像填充必须少于输入的行数：最多 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>wrapping around needs no more padding than the input has rows: at most {0}, got {1}</source>
        <translation>循环填充不能多于输入的行数：最多 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>reflecting needs less padding than the input has columns: at most {0}, got {1}</source>
        <translation>镜像填充必须少于输入的列数：最多 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>wrapping around needs no more padding than the input has columns: at most {0}, got {1}</source>
        <translation>循环填充不能多于输入的列数：最多 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>must be from {0} to {1}, got {2}</source>
        <translation>必须在 {0} 到 {1} 之间，现在是 {2}</translation>
    </message>
    <message>
        <source>must be less than the stride or the dilation: from 0 to {0}, got {1}</source>
        <translation>必须小于步长或膨胀：0 到 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>cuts the whole output away: it would be {0} × {1}</source>
        <translation>把整个输出都切掉了：会是 {0} × {1}</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>must be a number above 0</source>
        <translation>必须是大于 0 的数</translation>
    </message>
    <message>
        <source>Lp pool</source>
        <translation>Lp 池化</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Min pool</source>
        <translation>最小池化</translation>
    </message>
    <message>
        <source>must be the position of a max-pool layer before this one, got {0}</source>
        <translation>必须是前面某个最大池化层的位置，现在是 {0}</translation>
    </message>
    <message>
        <source>must be given: from the pooling alone it would be {0} × {1}</source>
        <translation>必须给出：单从池化推算会是 {0} × {1}</translation>
    </message>
    <message>
        <source>must be from {0} × {1} to {2} × {3}, less than a stride from the default, got {4} × {5}</source>
        <translation>必须在 {0} × {1} 到 {2} × {3} 之间，与默认值相差不到一个步长，现在是 {4} × {5}</translation>
    </message>
    <message>
        <source>has no place for winner {0}: {1} × {2} has positions 0 to {3}; the pooled plane was {4} × {5}</source>
        <translation>放不下胜者 {0}：{1} × {2} 的位置是 0 到 {3}；被池化的平面是 {4} × {5}</translation>
    </message>
    <message>
        <source>Max unpool</source>
        <translation>最大反池化</translation>
    </message>
    <message>
        <source>the window spans {0} rows, but the padded input has only {1}: a smaller window or dilation, or more padding would fit</source>
        <translation>窗口跨 {0} 行，而填充后的输入只有 {1} 行：窗口或膨胀小一些，或填充多一些，就放得下</translation>
    </message>
    <message>
        <source>the window spans {0} columns, but the padded input has only {1}: a smaller window or dilation, or more padding would fit</source>
        <translation>窗口跨 {0} 列，而填充后的输入只有 {1} 列：窗口或膨胀小一些，或填充多一些，就放得下</translation>
    </message>
    <message>
        <source>Example A: a 4 × 4 feature map</source>
        <translation>例 A：4 × 4 特征图</translation>
    </message>
    <message>
        <source>Example B: an X</source>
        <translation>例 B：字母 X</translation>
    </message>
    <message>
        <source>Ramp to the right</source>
        <translation>向右渐增</translation>
    </message>
    <message>
        <source>Ramp downwards</source>
        <translation>向下渐增</translation>
    </message>
    <message>
        <source>Vertical edge</source>
        <translation>竖直边缘</translation>
    </message>
    <message>
        <source>Horizontal edge</source>
        <translation>水平边缘</translation>
    </message>
    <message>
        <source>Diagonal edge</source>
        <translation>斜向边缘</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Stripes</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>One bright cell</source>
        <translation>单个亮格</translation>
    </message>
    <message>
        <source>Counting up</source>
        <translation>依次计数</translation>
    </message>
    <message>
        <source>Digit 0</source>
        <translation>数字 0</translation>
    </message>
    <message>
        <source>Digit 1</source>
        <translation>数字 1</translation>
    </message>
    <message>
        <source>Digit 4</source>
        <translation>数字 4</translation>
    </message>
    <message>
        <source>Digit 7</source>
        <translation>数字 7</translation>
    </message>
    <message>
        <source>Letter T</source>
        <translation>字母 T</translation>
    </message>
    <message>
        <source>Letter O</source>
        <translation>字母 O</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>心形</translation>
    </message>
    <message>
        <source>Worked example: CS231n, max pooling</source>
        <translation>例题：CS231n 最大池化</translation>
    </message>
    <message>
        <source>Worked example: a guide to convolution arithmetic</source>
        <translation>例题：卷积算术指南</translation>
    </message>
    <message>
        <source>Worked example: pooling explorer</source>
        <translation>例题：池化探索器</translation>
    </message>
    <message>
        <source>Worked example: negative padding trap</source>
        <translation>例题：负数与填充的陷阱</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>均值模糊</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Sobel, left</source>
        <translation>Sobel，左</translation>
    </message>
    <message>
        <source>Sobel, right</source>
        <translation>Sobel，右</translation>
    </message>
    <message>
        <source>Sobel, top</source>
        <translation>Sobel，上</translation>
    </message>
    <message>
        <source>Sobel, bottom</source>
        <translation>Sobel，下</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Diagonal, rising</source>
        <translation>反对角线（上升）</translation>
    </message>
    <message>
        <source>Diagonal, falling</source>
        <translation>主对角线（下降）</translation>
    </message>
    <message>
        <source>Box blur, 5 × 5</source>
        <translation>均值模糊，5 × 5</translation>
    </message>
    <message>
        <source>Gaussian blur, 5 × 5</source>
        <translation>高斯模糊，5 × 5</translation>
    </message>
    <message>
        <source>structured arrays are not read, only plain numbers</source>
        <translation>不读取结构化数组，只读取普通的数</translation>
    </message>
    <message>
        <source>unexpected key {0} in the header</source>
        <translation>文件头里有意外的键 {0}</translation>
    </message>
    <message>
        <source>unexpected text after the header</source>
        <translation>文件头之后有意外的内容</translation>
    </message>
    <message>
        <source>the header lacks descr, fortran_order or shape</source>
        <translation>文件头缺少 descr、fortran_order 或 shape</translation>
    </message>
    <message>
        <source>expected {0} in the header</source>
        <translation>文件头里应为 {0}</translation>
    </message>
    <message>
        <source>expected a quoted word in the header</source>
        <translation>文件头里应为带引号的词</translation>
    </message>
    <message>
        <source>expected True or False in the header</source>
        <translation>文件头里应为 True 或 False</translation>
    </message>
    <message>
        <source>an extent is too large: at most {0}</source>
        <translation>某一维太大：最多 {0}</translation>
    </message>
    <message>
        <source>expected a whole number in the shape</source>
        <translation>形状里应为整数</translation>
    </message>
    <message>
        <source>must be 1 to {0} in dimension {1}, got {2}</source>
        <translation>第 {1} 维必须在 1 到 {0} 之间，现在是 {2}</translation>
    </message>
    <message>
        <source>must have at most {0} numbers, got {1}</source>
        <translation>最多 {0} 个数，现在有 {1} 个</translation>
    </message>
    <message>
        <source>is not an .npy file</source>
        <translation>不是 .npy 文件</translation>
    </message>
    <message>
        <source>must be .npy version 1.0, 2.0 or 3.0, got {0}</source>
        <translation>必须是 1.0、2.0 或 3.0 版的 .npy，现在是 {0}</translation>
    </message>
    <message>
        <source>the file ends inside its header</source>
        <translation>文件在文件头里就结束了</translation>
    </message>
    <message>
        <source>must be booleans, whole numbers or floats of up to 8 bytes, got {0}</source>
        <translation>必须是不超过 8 字节的布尔数、整数或浮点数，现在是 {0}</translation>
    </message>
    <message>
        <source>must be followed by {0} bytes for this shape, got {1}</source>
        <translation>这个形状之后应有 {0} 字节，现在有 {1} 字节</translation>
    </message>
    <message>
        <source>does not fit a float32</source>
        <translation>超出 float32 的范围</translation>
    </message>
    <message>
        <source>row {0}: a quote is opened and never closed</source>
        <translation>第 {0} 行：引号只开不闭</translation>
    </message>
    <message>
        <source>row {0} has {1} columns; at most {2} can be read</source>
        <translation>第 {0} 行有 {1} 列；最多能读 {2} 列</translation>
    </message>
    <message>
        <source>holds no numbers</source>
        <translation>里面没有数</translation>
    </message>
    <message>
        <source>row {0}, column {1} is empty; write a number there, or nan</source>
        <translation>第 {0} 行第 {1} 列是空的；请写一个数，或写 nan</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} does not fit a float32</source>
        <translation>第 {0} 行第 {1} 列：{2} 超出 float32 的范围</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is not a number</source>
        <translation>第 {0} 行第 {1} 列：{2} 不是数</translation>
    </message>
    <message>
        <source>Row {0}, which begins with {1}, is a heading and was left out.</source>
        <translation>第 {0} 行以 {1} 开头，是表头，已略去。</translation>
    </message>
    <message>
        <source>{0} rows, from row {1} on, are headings and were left out.</source>
        <translation>从第 {1} 行起的 {0} 行是表头，已略去。</translation>
    </message>
    <message>
        <source>Column {0}, which begins with {1}, names the rows and was left out.</source>
        <translation>第 {0} 列以 {1} 开头，是行名，已略去。</translation>
    </message>
    <message>
        <source>Lines that begin with # were left out: {0}.</source>
        <translation>以 # 开头的行已略去：{0} 行。</translation>
    </message>
    <message>
        <source>row {0} holds no number</source>
        <translation>第 {0} 行没有数</translation>
    </message>
    <message>
        <source>has {0} blocks between empty lines; at most {1} can be read as channels</source>
        <translation>空行之间有 {0} 块；最多能读 {1} 块作为通道</translation>
    </message>
    <message>
        <source>has {0} rows; at most {1} can be read</source>
        <translation>有 {0} 行；最多能读 {1} 行</translation>
    </message>
    <message>
        <source>has {0} numbers; at most {1} can be read</source>
        <translation>有 {0} 个数；最多能读 {1} 个</translation>
    </message>
    <message>
        <source>row {0} has {1} numbers, the rows before have {2}</source>
        <translation>第 {0} 行有 {1} 个数，前面的行有 {2} 个</translation>
    </message>
    <message>
        <source>Only the first {0} fractions are kept as they were written.</source>
        <translation>只有前 {0} 个分数保留原来的写法。</translation>
    </message>
    <message>
        <source>is not a text table: byte {0} is zero</source>
        <translation>不是文本表格：第 {0} 个字节是零</translation>
    </message>
    <message>
        <source>must have the shape of the last layer&apos;s output, {0}, got {1}</source>
        <translation>形状必须与最后一层的输出 {0} 相同，现在是 {1}</translation>
    </message>
    <message>
        <source>there is no built-in lesson of this name; `poolscope-cli list` names them</source>
        <translation>没有这个名字的内置课程；`poolscope-cli list` 会列出它们</translation>
    </message>
    <message>
        <source>there is no built-in lesson of this name</source>
        <translation>没有这个名字的内置课程</translation>
    </message>
    <message>
        <source>could not be written: {0}</source>
        <translation>无法写入：{0}</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>是文件夹，不是文件</translation>
    </message>
    <message>
        <source>must have at most 4 dimensions</source>
        <translation>最多 4 维</translation>
    </message>
    <message>
        <source>must have at most 4 dimensions, got {0}</source>
        <translation>最多 4 维，现在是 {0} 维</translation>
    </message>
    <message>
        <source>holds Python objects (a pickle), which could run a program; only plain numbers are read</source>
        <translation>里面是 Python 对象（pickle），可能会运行程序；只读取普通的数</translation>
    </message>
    <message>
        <source>is not an .npz file</source>
        <translation>不是 .npz 文件</translation>
    </message>
    <message>
        <source>is damaged: {0}</source>
        <translation>已损坏：{0}</translation>
    </message>
    <message>
        <source>has more than {0} entries</source>
        <translation>超过 {0} 个条目</translation>
    </message>
    <message>
        <source>cannot be unpacked: {0}</source>
        <translation>无法解包：{0}</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>holds no NumPy array</source>
        <translation>里面没有 NumPy 数组</translation>
    </message>
    <message>
        <source>has no array {0}; it has {1}</source>
        <translation>没有数组 {0}；有 {1}</translation>
    </message>
    <message>
        <source>holds several arrays, choose one: {0}</source>
        <translation>里面有几个数组，请选一个：{0}</translation>
    </message>
    <message>
        <source>unpacks to more than {0} MiB</source>
        <translation>解包后超过 {0} MiB</translation>
    </message>
    <message>
        <source>has more than {0} rows; at most {1} can be read</source>
        <translation>超过 {0} 行；最多能读 {1} 行</translation>
    </message>
    <message>
        <source>has more than {0} blocks between empty lines; at most {1} can be read as channels</source>
        <translation>空行之间超过 {0} 块；最多能读 {1} 块作为通道</translation>
    </message>
    <message>
        <source>has more than {0} cells, the most that can be read</source>
        <translation>超过 {0} 个格子，这是能读取的上限</translation>
    </message>
    <message>
        <source>row {0} has no number, the rows before have {1}</source>
        <translation>第 {0} 行没有数，前面的行有 {1} 个</translation>
    </message>
    <message>
        <source>row {0} has one number, the rows before have {1}</source>
        <translation>第 {0} 行只有一个数，前面的行有 {1} 个</translation>
    </message>
    <message>
        <source>is not a PNG, JPEG, WebP, BMP or GIF picture</source>
        <translation>不是 PNG、JPEG、WebP、BMP 或 GIF 图片</translation>
    </message>
    <message>
        <source>cannot be read, because Qt&apos;s plugin for {0} is not installed</source>
        <translation>无法读取，因为没有安装 Qt 的 {0} 插件</translation>
    </message>
    <message>
        <source>is {0} × {1} pixels large; at most {2} million pixels can be read</source>
        <translation>有 {0} × {1} 像素；最多能读 {2} 百万像素</translation>
    </message>
    <message>
        <source>is damaged: the file ends too early</source>
        <translation>已损坏：文件过早结束</translation>
    </message>
    <message>
        <source>has more than {0} values that are no plain numbers</source>
        <translation>超过 {0} 个值不是普通的数</translation>
    </message>
    <message>
        <source>the number of rows is {1} in the block from row {0} on, {2} in the one before; blocks between empty lines are channels and must be of one size</source>
        <translation>从第 {0} 行开始的块有 {1} 行，前一块有 {2} 行；空行之间的块是通道，大小必须相同</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>比较次数</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>加法次数</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值个数</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Multiply-adds without pooling</source>
        <translation>不池化时的乘加次数</translation>
    </message>
    <message>
        <source>Activations without pooling</source>
        <translation>不池化时的激活值个数</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>has 1 entry, but the first one beside it has {1}</source>
        <translation>有 1 项，而旁边第一个有 {1} 项</translation>
    </message>
    <message>
        <source>must have as many numbers as the shape says, {1}; got {0}</source>
        <translation>数的个数必须符合形状，即 {1} 个，现在是 {0} 个</translation>
    </message>
    <message>
        <source>must divide the number of output channels, {0}; got {1}</source>
        <translation>必须能整除输出通道数 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>must have {3} for its number of input channels ({1} in the input, groups {2}), got {0}</source>
        <translation>输入通道数必须是 {3}（输入有 {1} 个通道，分组数 {2}），现在是 {0}</translation>
    </message>
    <message>
        <source>must have as many input channels as the input, {1}; got {0}</source>
        <translation>输入通道数必须与输入的 {1} 相同，现在是 {0}</translation>
    </message>
    <message>
        <source>layer {0} found winners for {1} × {2} × {3} (channels × rows × columns), but the input here is {4} × {5} × {6}</source>
        <translation>第 {0} 层的最大值位置对应 {1} × {2} × {3}（通道 × 行 × 列），而这里的输入是 {4} × {5} × {6}</translation>
    </message>
    <message>
        <source>must be less than the window&apos;s reach, {0}; got {1}</source>
        <translation>必须小于窗口的跨度 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>must be at most half of the window&apos;s reach, {0}; got {1}</source>
        <translation>最多是窗口跨度 {0} 的一半，现在是 {1}</translation>
    </message>
    <message>
        <source>must divide the number of input channels, {0}; got {1}</source>
        <translation>必须能整除输入通道数 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>must have as many numbers as there are output channels, {0}; got {1}</source>
        <translation>数的个数必须等于输出通道数 {0}，现在是 {1}</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Padding reads</source>
        <translation>填充方式</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀（空洞）</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Round up edges</source>
        <translation>向上取整（ceil_mode）</translation>
    </message>
    <message>
        <source>Count padding</source>
        <translation>计入填充</translation>
    </message>
    <message>
        <source>Divide by</source>
        <translation>除数</translation>
    </message>
    <message>
        <source>Power p</source>
        <translation>幂 p</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>负半轴斜率</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出尺寸</translation>
    </message>
    <message>
        <source>Winners of</source>
        <translation>胜者来自</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. No winner came from here, so it is lost.</source>
        <translation>({0}) 处的梯度是 {1}。没有最大值来自这里，所以它丢失了。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. No cell of the input is read, so none gets any of it.</source>
        <translation>({0}) 处的梯度是 {1}。没有读取任何输入格子，所以谁也得不到它。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. Its cell is {2}, where the slope makes it {3}.</source>
        <translation>({0}) 处的梯度是 {1}。对应的格子是 {2}，乘上那里的斜率得 {3}。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. It goes back to ({2}), where the number came from.</source>
        <translation>({0}) 处的梯度是 {1}。它回到 ({2})，数就是从那里来的。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. All of it goes to ({2}), the first of the equal winners.</source>
        <translation>({0}) 处的梯度是 {1}。它全部给 ({2})，即并列最大值中的第一个。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. All of it goes to the winner at ({2}); the other cells get nothing.</source>
        <translation>({0}) 处的梯度是 {1}。它全部给胜出的格子 ({2})，其他格子什么也得不到。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell; what falls on padding is lost.</source>
        <translation>({0}) 处的梯度是 {1}。第 {2} 行、第 {3} 列中，每个格子得到梯度 × 权重，每个权重得到梯度 × 格子；落在填充上的丢失。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell.</source>
        <translation>({0}) 处的梯度是 {1}。第 {2} 行、第 {3} 列中，每个格子得到梯度 × 权重，每个权重得到梯度 × 格子。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. It is spread over rows {2}, columns {3}; larger cells get more of it.</source>
        <translation>({0}) 处的梯度是 {1}。它分给第 {2} 行、第 {3} 列，值大的格子分得多。</translation>
    </message>
    <message>
        <source>The gradient at ({0}) is {1}. Divided by {4} it is {5}, which each cell of rows {2}, columns {3} gets.</source>
        <translation>({0}) 处的梯度是 {1}。除以 {4} 得 {5}，第 {2} 行、第 {3} 列的每个格子各得这么多。</translation>
    </message>
    <message>
        <source>would be larger than {0} MiB, which no lesson file may be. Make the input smaller, or export it as a table</source>
        <translation>将大于 {0} MiB，超出课程文件的上限。请缩小输入，或将其导出为表格</translation>
    </message>
    <message>
        <source>Product {0} of {1}: {2} times {3} is {4}. The sum so far is {5}.</source>
        <translation>第 {0} 个乘积（共 {1} 个）：{2} 乘以 {3} 等于 {4}。到目前为止的和是 {5}。</translation>
    </message>
    <message>
        <source>Candidate {0} of {1} is {2}. The largest so far is {3}.</source>
        <translation>第 {0} 个候选值（共 {1} 个）是 {2}。到目前为止最大的是 {3}。</translation>
    </message>
    <message>
        <source>Candidate {0} of {1} is padding, which never wins. The largest so far is {2}.</source>
        <translation>第 {0} 个候选值（共 {1} 个）是填充，永远不会胜出。到目前为止最大的是 {2}。</translation>
    </message>
    <message>
        <source>Candidate {0} of {1} is {2}. The smallest so far is {3}.</source>
        <translation>第 {0} 个候选值（共 {1} 个）是 {2}。到目前为止最小的是 {3}。</translation>
    </message>
    <message>
        <source>Candidate {0} of {1} is padding, which never wins. The smallest so far is {2}.</source>
        <translation>第 {0} 个候选值（共 {1} 个）是填充，永远不会胜出。到目前为止最小的是 {2}。</translation>
    </message>
    <message>
        <source>Number {0} of {1} is {2}. The sum so far is {3}.</source>
        <translation>第 {0} 个数（共 {1} 个）是 {2}。到目前为止的和是 {3}。</translation>
    </message>
    <message>
        <source>Cell {0} of {1} is not counted. The sum so far is {2}.</source>
        <translation>第 {0} 个格子（共 {1} 个）不计入。到目前为止的和是 {2}。</translation>
    </message>
    <message>
        <source>Number {0} of {1} is {2}, to the power of {3}. The sum so far is {4}.</source>
        <translation>第 {0} 个数（共 {1} 个）是 {2}，取其 {3} 次幂。到目前为止的和是 {4}。</translation>
    </message>
    <message>
        <source>the pooled plane was {0} columns wide, this one is {1}: winners below the first row stand in other places than they came from. {2} × {3} puts each in its own</source>
        <translation>被池化的平面宽 {0} 列，而这里宽 {1} 列：第一行以下的最大值不会回到原来的位置。取 {2} × {3} 就各归原位</translation>
    </message>
    <message>
        <source>Number {0} of {1} is {2}; divided by the largest, {5}, and to the power of {3}. The sum so far is {4}.</source>
        <translation>第 {0} 个数（共 {1} 个）是 {2}，除以最大值 {5}，再取 {3} 次幂。到目前为止的和是 {4}。</translation>
    </message>
    <message>
        <source>the lesson is too large</source>
        <translation>课程太大</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>it was written by a newer version of Poolscope</source>
        <translation>它是由更新版本的 Poolscope 写的</translation>
    </message>
    <message>
        <source>the input is too large</source>
        <translation>输入太大</translation>
    </message>
    <message>
        <source>has been written by another program or window since it was opened here</source>
        <translation>在这里打开之后，又被另一个程序或窗口修改过</translation>
    </message>
    <message>
        <source>there is not enough memory to read it</source>
        <translation>内存不足，无法读取</translation>
    </message>
    <message>
        <source>is a device; a plain file is needed</source>
        <translation>是设备；需要普通文件</translation>
    </message>
    <message>
        <source>is a pipe; a plain file is needed. poolscope-cli reads pipes</source>
        <translation>是管道；需要普通文件。poolscope-cli 可以读取管道</translation>
    </message>
    <message>
        <source>is a socket; a plain file is needed</source>
        <translation>是套接字；需要普通文件</translation>
    </message>
    <message>
        <source>the input is {0} instead of {1}</source>
        <translation>输入是 {0}，而不是 {1}</translation>
    </message>
    <message>
        <source>1 cell of the input differs</source>
        <translation>输入中有 1 个格不同</translation>
    </message>
    <message>
        <source>{0} cells of the input differ</source>
        <translation>输入中有 {0} 个格不同</translation>
    </message>
    <message>
        <source>numbers of the input are written differently</source>
        <translation>输入中有数的写法不同</translation>
    </message>
    <message>
        <source>1 layer instead of {0}</source>
        <translation>有 1 层，而不是 {0} 层</translation>
    </message>
    <message>
        <source>{0} layers instead of {1}</source>
        <translation>有 {0} 层，而不是 {1} 层</translation>
    </message>
    <message>
        <source>1 layer differs ({0})</source>
        <translation>有 1 层不同（{0}）</translation>
    </message>
    <message>
        <source>{0} layers differ</source>
        <translation>有 {0} 层不同</translation>
    </message>
    <message>
        <source>the title differs</source>
        <translation>标题不同</translation>
    </message>
    <message>
        <source>the words differ</source>
        <translation>解说不同</translation>
    </message>
    <message>
        <source>the questions differ</source>
        <translation>提问不同</translation>
    </message>
    <message>
        <source>it opens at another place</source>
        <translation>打开时的位置不同</translation>
    </message>
    <message>
        <source>further entries of the file differ</source>
        <translation>文件的其他条目不同</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a percentage; write a decimal, such as 0.12 for 12%</source>
        <translation>第 {0} 行第 {1} 列：{2} 是百分数；请写成小数，例如用 0.12 表示 12%</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is an amount of money; write the number alone</source>
        <translation>第 {0} 行第 {1} 列：{2} 是金额；请只写数字</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text</source>
        <translation>第 {0} 行第 {1} 列：{2} 是日期，电子表格也会把 1/9 变成日期；请写数字，例如 0.5，或在文本格式的单元格中写 1/9</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a spreadsheet&apos;s fault; mend the formula there, or write nan</source>
        <translation>第 {0} 行第 {1} 列：{2} 是电子表格的错误值；请在表格中改正公式，或写 nan</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} stands for a missing number; write a number, or nan</source>
        <translation>第 {0} 行第 {1} 列：{2} 表示缺失的数值；请写一个数，或写 nan</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a number in programs only; write it in decimal digits</source>
        <translation>第 {0} 行第 {1} 列：{2} 只在程序里是数字；请用十进制写</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} stands for numbers that were left out when the array was printed; print it whole</source>
        <translation>第 {0} 行第 {1} 列：{2} 代表打印数组时省略的数；请完整打印</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a truth value; write 1 or 0</source>
        <translation>第 {0} 行第 {1} 列：{2} 是真假值；请写 1 或 0</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is a formula; save its value instead</source>
        <translation>第 {0} 行第 {1} 列：{2} 是公式；请保存它的值</translation>
    </message>
    <message>
        <source>{0} numbers are {1} channels of {2} where channels come first, and {3} channels of {4} where they come last</source>
        <translation>{0} 个数：通道在前时是 {1} 个 {2} 的通道，通道在后时是 {3} 个 {4} 的通道</translation>
    </message>
    <message>
        <source>Channels first: {0} channels of {1}</source>
        <translation>通道在前：{0} 个 {1} 的通道</translation>
    </message>
    <message>
        <source>Channels last: {0} channels of {1}</source>
        <translation>通道在后：{0} 个 {1} 的通道</translation>
    </message>
    <message>
        <source>Channels come last in {0}: these are {1} channels of {2}.</source>
        <translation>{0} 中通道在后：即 {1} 个 {2} 的通道。</translation>
    </message>
    <message>
        <source>The fourth channel, as a rule how opaque a picture is (alpha), is kept as a channel.</source>
        <translation>第四个通道通常是图片的不透明度（alpha），作为通道保留。</translation>
    </message>
    <message>
        <source>Channels were taken to come first in {0}: these are {1} channels of {2}.</source>
        <translation>{0} 按通道在前读取：即 {1} 个 {2} 的通道。</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is {3} where the decimal sign is a point, and {4} where it is a comma</source>
        <translation>第 {0} 行第 {1} 列：若小数点是“.”，{2} 是 {3}；若小数点是逗号，则是 {4}</translation>
    </message>
    <message>
        <source>Decimal point: {0} is {1}</source>
        <translation>小数点是“.”：{0} 是 {1}</translation>
    </message>
    <message>
        <source>Decimal comma: {0} is {1}</source>
        <translation>小数点是逗号：{0} 是 {1}</translation>
    </message>
    <message>
        <source>Commas group thousands: {0} is {1}.</source>
        <translation>逗号是千位分隔符：{0} 是 {1}。</translation>
    </message>
    <message>
        <source>Points group thousands, and the comma is the decimal sign: {0} is {1}.</source>
        <translation>“.”是千位分隔符，逗号是小数点：{0} 是 {1}。</translation>
    </message>
    <message>
        <source>Apostrophes group thousands: {0} is {1}.</source>
        <translation>撇号是千位分隔符：{0} 是 {1}。</translation>
    </message>
    <message>
        <source>Blanks group thousands: {0} is {1}.</source>
        <translation>空格是千位分隔符：{0} 是 {1}。</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} has another decimal sign than {3} in row {4}, column {5}</source>
        <translation>第 {0} 行第 {1} 列：{2} 的小数点与第 {4} 行第 {5} 列的 {3} 不同</translation>
    </message>
    <message>
        <source>The point was taken for the decimal sign: {0} is {1}. Were it the comma, it would be {2}.</source>
        <translation>“.”被当作小数点：{0} 是 {1}。如果逗号才是小数点，它就是 {2}。</translation>
    </message>
    <message>
        <source>The text has no byte order mark and was taken for {0}.</source>
        <translation>文本没有字节序标记，按 {0} 读取。</translation>
    </message>
    <message>
        <source>The text is no UTF-8 and was taken for {0}.</source>
        <translation>文本不是 UTF-8，按 {0} 读取。</translation>
    </message>
    <message>
        <source>The text is in an unknown encoding; its letters are shown as “?”.</source>
        <translation>文本的编码未知；其中的文字显示为“?”。</translation>
    </message>
    <message>
        <source>is a picture in {0} format; PNG, JPEG, WebP, BMP and GIF pictures are read</source>
        <translation>是 {0} 格式的图片；可以读取 PNG、JPEG、WebP、BMP 和 GIF 图片</translation>
    </message>
    <message>
        <source>is in {0} format; text tables, JSON, .npy, .npz and pictures are read</source>
        <translation>是 {0} 格式；可以读取文本表格、JSON、.npy、.npz 和图片</translation>
    </message>
    <message>
        <source>holds complex numbers, {0}; save their real part, or their size, as floats</source>
        <translation>存放的是复数 {0}；请把实部或模保存为浮点数</translation>
    </message>
    <message>
        <source>holds text, {0}; only numbers are read</source>
        <translation>存放的是文本 {0}；只能读取数字</translation>
    </message>
    <message>
        <source>holds dates or times, {0}; only numbers are read</source>
        <translation>存放的是日期或时间 {0}；只能读取数字</translation>
    </message>
    <message>
        <source>holds structures, {0}; only plain numbers are read</source>
        <translation>存放的是结构体 {0}；只能读取普通数字</translation>
    </message>
    <message>
        <source>is not an array of numbers: it must begin with a bracket</source>
        <translation>不是数字数组：必须以括号开头</translation>
    </message>
    <message>
        <source>unexpected text after the array: {0}</source>
        <translation>数组之后有多余的文字：{0}</translation>
    </message>
    <message>
        <source>lines end inside one pair of brackets: put a semicolon after each row, or each row between brackets</source>
        <translation>一对括号里有换行：请在每行之后写分号，或给每行加上括号</translation>
    </message>
    <message>
        <source>has several arrays; one is read</source>
        <translation>有多个数组；只能读取一个</translation>
    </message>
    <message>
        <source>the array is not closed: “{0}” is missing</source>
        <translation>数组没有结束：缺少“{0}”</translation>
    </message>
    <message>
        <source>“{0}” is expected, not “{1}”</source>
        <translation>这里应是“{0}”，而不是“{1}”</translation>
    </message>
    <message>
        <source>a number is missing before the comma</source>
        <translation>逗号前面缺少一个数</translation>
    </message>
    <message>
        <source>an array without numbers cannot be read</source>
        <translation>没有数字的数组无法读取</translation>
    </message>
    <message>
        <source>“...” stands for numbers that were left out when the array was printed; print it whole (NumPy: numpy.set_printoptions(threshold=sys.maxsize))</source>
        <translation>“...”代表打印数组时省略的数；请完整打印（NumPy：numpy.set_printoptions(threshold=sys.maxsize)）</translation>
    </message>
    <message>
        <source>numbers and arrays stand beside each other</source>
        <translation>数字和数组并列在同一层</translation>
    </message>
    <message>
        <source>a row without numbers cannot be read</source>
        <translation>没有数字的行无法读取</translation>
    </message>
    <message>
        <source>ends an array of {0}, but the first one beside it has {1}</source>
        <translation>这里结束的数组有 {0} 项，而并列的第一个有 {1} 项</translation>
    </message>
    <message>
        <source>{0} does not fit a float32</source>
        <translation>{0} 超出 float32 的范围</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} 不是数字</translation>
    </message>
    <message>
        <source>is {0} × {1} × {2}; at most {3} channels of {4} × {4} can be read</source>
        <translation>是 {0} × {1} × {2}；最多可以读取 {3} 个 {4} × {4} 的通道</translation>
    </message>
    <message>
        <source>row {0}: in {1} the comma may group thousands or part cells</source>
        <translation>第 {0} 行：{1} 里的逗号可能是千位分隔符，也可能分隔单元格</translation>
    </message>
    <message>
        <source>row {0}: in {1} the blank may group thousands or part cells</source>
        <translation>第 {0} 行：{1} 里的空格可能是千位分隔符，也可能分隔单元格</translation>
    </message>
    <message>
        <source>The comma parts cells, though it could be a mark within a number: {0} is {1} numbers.</source>
        <translation>逗号用来分隔单元格，虽然它也可能是数字的一部分：{0} 是 {1} 个数。</translation>
    </message>
    <message>
        <source>The blank parts cells, though it could group thousands: {0} is {1} numbers.</source>
        <translation>空格用来分隔单元格，虽然它也可能是千位分隔符：{0} 是 {1} 个数。</translation>
    </message>
    <message>
        <source>row {0}: {1} is a factor of all numbers after it; print them without one (MATLAB: format shortG)</source>
        <translation>第 {0} 行：{1} 是后面所有数的公因子；请不带公因子打印（MATLAB：format shortG）</translation>
    </message>
    <message>
        <source>Whole numbers above 16777216 are rounded to a float32: {0} is kept as {1}.</source>
        <translation>大于 16777216 的整数会舍入为 float32：{0} 存为 {1}。</translation>
    </message>
    <message>
        <source>Empty lines part channels: these are {0} channels of one row each.</source>
        <translation>空行分隔通道：这里有 {0} 个通道，每个只有一行。</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is not a number with a decimal comma</source>
        <translation>第 {0} 行第 {1} 列：以逗号为小数点时，{2} 不是数字</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2} is not a number with a decimal point</source>
        <translation>第 {0} 行第 {1} 列：以“.”为小数点时，{2} 不是数字</translation>
    </message>
    <message>
        <source>cannot be started: {0}</source>
        <translation>无法启动：{0}</translation>
    </message>
    <message>
        <source>{0}; say which with {1}</source>
        <translation>{0}；请用 {1} 说明</translation>
    </message>
    <message>
        <source>The picture of {0} × {1} pixels was read at {2} × {3}.</source>
        <translation>{0} × {1} 像素的图片按 {2} × {3} 读取。</translation>
    </message>
    <message>
        <source>The file holds several pictures; the first one was taken.</source>
        <translation>文件中有多幅图片；取用了第一幅。</translation>
    </message>
    <message>
        <source>The picture was turned upright, as its EXIF orientation says.</source>
        <translation>已按 EXIF 方向把图片转正。</translation>
    </message>
    <message>
        <source>Grey is 0.299 · red + 0.587 · green + 0.114 · blue (Rec. 601).</source>
        <translation>灰度 = 0.299 · 红 + 0.587 · 绿 + 0.114 · 蓝（Rec. 601）。</translation>
    </message>
    <message>
        <source>Grey is 0.2126 · red + 0.7152 · green + 0.0722 · blue (Rec. 709).</source>
        <translation>灰度 = 0.2126 · 红 + 0.7152 · 绿 + 0.0722 · 蓝（Rec. 709）。</translation>
    </message>
    <message>
        <source>Transparent parts are laid over white.</source>
        <translation>透明部分以白色为底。</translation>
    </message>
    <message>
        <source>JSON has no number for this; write &quot;nan&quot;, &quot;inf&quot; or &quot;-inf&quot;, with the quotes</source>
        <translation>JSON 没有这样的数；请写 &quot;nan&quot;、&quot;inf&quot; 或 &quot;-inf&quot;，带引号</translation>
    </message>
    <message>
        <source>takes about {0} to compute ({1} operations); --anyway computes it all the same</source>
        <translation>计算大约需要 {0}（{1} 次运算）；加 --anyway 则照样计算</translation>
    </message>
    <message>
        <source>with its gradients the lesson would take {0} MiB of memory; at most {1} MiB are possible</source>
        <translation>连同梯度，这一课要占 {0} MiB 内存；最多 {1} MiB</translation>
    </message>
    <message>
        <source>up to here the lesson would take {0} MiB of memory; at most {1} MiB are possible: smaller planes, fewer channels or fewer layers would fit</source>
        <translation>到这一层为止，这一课要占 {0} MiB 内存；最多 {1} MiB：平面小一些，或通道、层少一些，就放得下</translation>
    </message>
    <message>
        <source>{0} seconds</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{2} whole numbers above 16777216 are rounded to a float32: the first, {0}, is kept as {1}.</source>
        <translation>{2} 个大于 16777216 的整数舍入为 float32：第一个 {0} 存为 {1}。</translation>
    </message>
    <message>
        <source>The channel comes last in {0}: this is {1} channel of {2}.</source>
        <translation>{0} 中通道在后：即 {1} 个 {2} 的通道。</translation>
    </message>
    <message>
        <source>{0} numbers are {1} channels of {2} where channels come first, and {3} channel of {4} where they come last</source>
        <translation>{0} 个数：通道在前时是 {1} 个 {2} 的通道，通道在后时是 {3} 个 {4} 的通道</translation>
    </message>
    <message>
        <source>Channels last: {0} channel of {1}</source>
        <translation>通道在后：{0} 个 {1} 的通道</translation>
    </message>
    <message>
        <source>Column {0} is empty and was left out.</source>
        <translation>第 {0} 列为空，已略去。</translation>
    </message>
    <message>
        <source>Columns {0} to {1} are empty and were left out.</source>
        <translation>第 {0} 至 {1} 列为空，已略去。</translation>
    </message>
    <message>
        <source>is a {0} workbook; save its sheet as CSV, or copy the cells</source>
        <translation>是 {0} 工作簿；请把工作表另存为 CSV，或复制单元格</translation>
    </message>
    <message>
        <source>cannot be read: {0}, which was reading it, was ended by signal {1} ({2})</source>
        <translation>无法读取：负责读取它的 {0} 被信号 {1}（{2}）终止</translation>
    </message>
    <message>
        <source>line {0}, column {1}</source>
        <translation>第 {0} 行第 {1} 列</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>一个数组</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>unknown key; kept as it is</source>
        <translation>未知的键；已原样保留</translation>
    </message>
    <message>
        <source>there is no layer {0}; kept as it is</source>
        <translation>没有第 {0} 层；已原样保留</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>by numbers</source>
        <translation>按数值</translation>
    </message>
    <message>
        <source>none (valid)</source>
        <translation>不填充 (valid)</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>同尺寸</translation>
    </message>
    <message>
        <source>same, extra first</source>
        <translation>同尺寸，多余的在前</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>补零</translation>
    </message>
    <message>
        <source>padded with zeros</source>
        <translation>四周补 0</translation>
    </message>
    <message>
        <source>mirrored values</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>padded by reflection</source>
        <translation>四周镜像填充</translation>
    </message>
    <message>
        <source>the edge repeated</source>
        <translation>重复边缘</translation>
    </message>
    <message>
        <source>padded by repeating the edge</source>
        <translation>四周重复边缘</translation>
    </message>
    <message>
        <source>the opposite edge</source>
        <translation>对边循环</translation>
    </message>
    <message>
        <source>padded by wrapping around</source>
        <translation>四周循环填充</translation>
    </message>
    <message>
        <source>edges rounded down</source>
        <translation>边缘向下取整</translation>
    </message>
    <message>
        <source>edges rounded up</source>
        <translation>向上取整（ceil_mode）</translation>
    </message>
    <message>
        <source>padding not counted</source>
        <translation>填充不计入</translation>
    </message>
    <message>
        <source>padding counted</source>
        <translation>填充计入</translation>
    </message>
    <message>
        <source>Rows × columns that one output value is made of. A stride of the same size goes along.</source>
        <translation>一个输出值由多少行 × 列得出。与窗口同样大小的步长会一起变。</translation>
    </message>
    <message>
        <source>How many kernels there are: each makes one channel of the output.</source>
        <translation>有几个卷积核：每个产生一个输出通道。</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time.</source>
        <translation>窗口每次移动几格。</translation>
    </message>
    <message>
        <source>stride {0}</source>
        <translation>步长 {0}</translation>
    </message>
    <message>
        <source>Cells added around the input: all sides, rows × columns, or top, left, bottom, right.</source>
        <translation>输入四周加的格子：四边相同、行 × 列，或上、左、下、右。</translation>
    </message>
    <message>
        <source>padding {0}</source>
        <translation>填充 {0}</translation>
    </message>
    <message>
        <source>What stands in the cells around the input.</source>
        <translation>输入四周的格子里是什么。</translation>
    </message>
    <message>
        <source>Distance between the cells that the window reads.</source>
        <translation>窗口读取的格子之间的距离。</translation>
    </message>
    <message>
        <source>dilation {0}</source>
        <translation>膨胀 {0}</translation>
    </message>
    <message>
        <source>The channels are dealt into this many groups; each kernel sees one of them.</source>
        <translation>通道分成这么多组；每个卷积核只看其中一组。</translation>
    </message>
    <message>
        <source>Added to every sum: one number for each output channel.</source>
        <translation>加到每个和上：每个输出通道一个数。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A last window may hang over the edge instead of being dropped.</source>
        <translation>最后一个窗口可以悬出边缘，而不是被舍去。</translation>
    </message>
    <message>
        <source>Whether padding counts in the number that the sum is divided by.</source>
        <translation>求平均时，除数是否算上填充。</translation>
    </message>
    <message>
        <source>Instead of the number of cells in the window.</source>
        <translation>代替窗口里的格子数。</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Each |value| is raised to p, the sum to 1/p.</source>
        <translation>每个 |值| 取 p 次幂，总和取 1/p 次幂。</translation>
    </message>
    <message>
        <source>What values below zero are multiplied by.</source>
        <translation>小于零的值乘以它。</translation>
    </message>
    <message>
        <source>slope {0}</source>
        <translation>斜率 {0}</translation>
    </message>
    <message>
        <source>Extra rows × columns at the bottom and right of the output.</source>
        <translation>输出下方和右方多出的行 × 列。</translation>
    </message>
    <message>
        <source>Rows × columns of the output.</source>
        <translation>输出的行 × 列。</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>到 {0}</translation>
    </message>
    <message>
        <source>The max pooling whose positions are put back.</source>
        <translation>把哪个最大池化的位置放回去。</translation>
    </message>
    <message>
        <source>it is no sum of products; convolutions, transposed convolutions and average poolings are</source>
        <translation>它不是乘积之和；卷积、转置卷积和平均池化才是</translation>
    </message>
    <message>
        <source>its matrix would be {0} × {1}; at most {2} numbers are written out: smaller planes or fewer channels would fit</source>
        <translation>它的矩阵将有 {0} × {1} 个数；最多写出 {2} 个：平面小一些或通道少一些就可以</translation>
    </message>
    <message>
        <source>its windows are divided by different numbers, so that no one column of factors fits all; windows of one size that count their padding are divided alike</source>
        <translation>它的各个窗口除以不同的数，没有一列系数适用于所有窗口；大小相同且把填充计算在内的窗口除以同一个数</translation>
    </message>
    <message>
        <source>a beat can set what is in /input, /layers and /view/compare</source>
        <translation>一段讲解只能设置 /input、/layers 和 /view/compare 里的内容</translation>
    </message>
    <message>
        <source>there is no such place in this lesson</source>
        <translation>这一课里没有这个位置</translation>
    </message>
    <message>
        <source>must be &quot;forward&quot;, &quot;gradient&quot;, &quot;chain&quot;, &quot;matrix&quot; or &quot;compare&quot;, got {0}</source>
        <translation>必须是 &quot;forward&quot;、&quot;gradient&quot;、&quot;chain&quot;、&quot;matrix&quot; 或 &quot;compare&quot;，实际是 {0}</translation>
    </message>
    <message>
        <source>must be &quot;product&quot;, &quot;window&quot; or &quot;row&quot;, got {0}</source>
        <translation>必须是 &quot;product&quot;、&quot;window&quot; 或 &quot;row&quot;，实际是 {0}</translation>
    </message>
    <message>
        <source>must be [row, column], got {0}</source>
        <translation>必须是 [行, 列]，实际是 {0}</translation>
    </message>
    <message>
        <source>nothing is compared; /view/compare, or the beat&apos;s &quot;set&quot;, must say what</source>
        <translation>没有要比较的层；须由 /view/compare 或这段讲解的 &quot;set&quot; 给出</translation>
    </message>
    <message>
        <source>{0} stands for nothing; there are {1}, and the names of parameters</source>
        <translation>{0} 不代表任何内容；可用的有 {1} 以及各参数的名称</translation>
    </message>
    <message>
        <source>{0} must name a place with whole numbers, as in {1}</source>
        <translation>{0} 必须用整数指明位置，例如 {1}</translation>
    </message>
    <message>
        <source>a brace stands alone; as a character it is written twice</source>
        <translation>有一个单独的花括号；作为字符时要写两遍</translation>
    </message>
    <message>
        <source>what it is about differs</source>
        <translation>课程简介不同</translation>
    </message>
    <message>
        <source>leaves the number as it is</source>
        <translation>让数字保持原样</translation>
    </message>
    <message>
        <source>forgets the bias</source>
        <translation>忘了加偏置</translation>
    </message>
    <message>
        <source>turns the kernel by 180°, as true convolution does</source>
        <translation>像真正的卷积那样把卷积核旋转 180°</translation>
    </message>
    <message>
        <source>adds up the window without the kernel</source>
        <translation>不乘卷积核，只把窗口里的数相加</translation>
    </message>
    <message>
        <source>takes the largest number in place of the average</source>
        <translation>取最大值而不是平均值</translation>
    </message>
    <message>
        <source>takes the average in place of the one number</source>
        <translation>取平均值而不是其中一个数</translation>
    </message>
    <message>
        <source>takes the other end: the smallest for the largest</source>
        <translation>弄反了大小：把最小值当作最大值</translation>
    </message>
    <message>
        <source>takes padding for 0, which may win</source>
        <translation>把填充当作可能胜出的 0</translation>
    </message>
    <message>
        <source>divides by all cells of the window, padding too</source>
        <translation>除以窗口的全部格子，连填充也算上</translation>
    </message>
    <message>
        <source>divides by the cells of the input alone, though padding counts here</source>
        <translation>只除以输入里的格子，而这里填充也要算</translation>
    </message>
    <message>
        <source>forgets the root</source>
        <translation>忘了开方</translation>
    </message>
    <message>
        <source>adds up and forgets to divide</source>
        <translation>只相加，忘了除</translation>
    </message>
    <message>
        <source>moves the window by another stride</source>
        <translation>用了别的步长移动窗口</translation>
    </message>
    <message>
        <source>asks for a weight beyond the kernel, which is {0} × {1} with {2} input channels</source>
        <translation>问的权重不在卷积核内；卷积核是 {0} × {1}，有 {2} 个输入通道</translation>
    </message>
    <message>
        <source>asks for an input of {0}; that can be told from the result of sums, averages and maxima alone</source>
        <translation>问的是 {0} 的一个输入；只有求和、平均、最大或最小值的结果才能推出它</translation>
    </message>
    <message>
        <source>asks for a weight of {0}, which has none</source>
        <translation>问的是 {0} 的权重，但它没有权重</translation>
    </message>
    <message>
        <source>asks for the bias of a layer that has none</source>
        <translation>问的是偏置，但这一层没有偏置</translation>
    </message>
    <message>
        <source>asks for the winner of {0}, which chooses none; maxima and minima do</source>
        <translation>问的是 {0} 的胜出者，但它不选出胜出者；只有最大值和最小值才选</translation>
    </message>
    <message>
        <source>must be [row, column] or [channel, row, column], got {0}</source>
        <translation>必须是 [行, 列] 或 [通道, 行, 列]，实际为 {0}</translation>
    </message>
    <message>
        <source>version {1} has no questions of kind {0}; kept as it is, and not asked</source>
        <translation>版本 {1} 没有 {0} 这种问题；原样保留，但不提问</translation>
    </message>
    <message>
        <source>forgets to take the bias away</source>
        <translation>忘了减去偏置</translation>
    </message>
    <message>
        <source>asks for a winner where padding alone is under the window</source>
        <translation>问的是胜出者，但窗口下面只有填充</translation>
    </message>
    <message>
        <source>asks for a cell that this step does not read</source>
        <translation>问的单元格在这一步没有被读取</translation>
    </message>
    <message>
        <source>asks for a number that the result does not tell: others lead to the same one</source>
        <translation>问的数无法由结果推出：别的数也会得到同样的结果</translation>
    </message>
    <message>
        <source>names the column before the row</source>
        <translation>把列写在了行的前面</translation>
    </message>
    <message>
        <source>counts rows and columns from 1; here they are counted from 0</source>
        <translation>行和列从 1 数起；这里是从 0 数起</translation>
    </message>
    <message>
        <source>takes the average for the sum</source>
        <translation>把平均值当成了总和</translation>
    </message>
    <message>
        <source>divides by the number beside the right one</source>
        <translation>除以了旁边的那个数</translation>
    </message>
    <message>
        <source>multiplies the product by its other factor, in place of dividing</source>
        <translation>乘以了另一个因数，而不是除以它</translation>
    </message>
    <message>
        <source>finds the product, and forgets to divide it by its other factor</source>
        <translation>求出了乘积，却忘了除以另一个因数</translation>
    </message>
    <message>
        <source>names where the window begins</source>
        <translation>写的是窗口开始的位置</translation>
    </message>
    <message>
        <source>takes the largest (smallest) of the numbers that are there</source>
        <translation>取了看得见的数里最大（最小）的一个</translation>
    </message>
    <message>
        <source>adds the other terms, in place of taking them away</source>
        <translation>把其他各项加上了，而不是减去</translation>
    </message>
    <message>
        <source>forgets the other terms</source>
        <translation>忘了其他各项</translation>
    </message>
    <message>
        <source>counts the rows and columns of the padding, too</source>
        <translation>把填充的行和列也数了进去</translation>
    </message>
    <message>
        <source>counts rows and columns within the window, not within the input</source>
        <translation>在窗口里数行和列，而不是在输入里数</translation>
    </message>
    <message>
        <source>reckons as if the numbers had been added up</source>
        <translation>当成把各数相加来算</translation>
    </message>
    <message>
        <source>takes the result away from the other terms, and not them from the result</source>
        <translation>用其他各项减去结果，而不是用结果减去它们</translation>
    </message>
</context>
<context>
    <name>document::Autosave</name>
    <message>
        <source>Unsaved work is not protected against a crash: %1.</source>
        <translation>未保存的内容没有得到崩溃保护：%1。</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not answered for %n seconds</source>
        <translation>
            <numerusform>磁盘已有 %n 秒没有响应</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>document::CompareChoices</name>
    <message>
        <source>The same with stride %1</source>
        <translation>相同，但步长为 %1</translation>
    </message>
    <message>
        <source>Strided convolution</source>
        <translation>带步长的卷积</translation>
    </message>
    <message>
        <source>The layer before: %1</source>
        <translation>前一层：%1</translation>
    </message>
    <message>
        <source>The layer after: %1</source>
        <translation>后一层：%1</translation>
    </message>
    <message>
        <source>A copy of this layer, to be changed</source>
        <translation>这一层的副本，供修改</translation>
    </message>
</context>
<context>
    <name>document::Document</name>
    <message>
        <source>Input (%1, %2) = %3</source>
        <translation>输入 (%1, %2) = %3</translation>
    </message>
    <message>
        <source>Kernel (%1, %2) = %3</source>
        <translation>卷积核 (%1, %2) = %3</translation>
    </message>
    <message>
        <source>Bias = %1</source>
        <translation>偏置 = %1</translation>
    </message>
    <message>
        <source>Input %1 × %2</source>
        <translation>输入 %1 × %2</translation>
    </message>
    <message>
        <source>Kernel %1 × %2</source>
        <translation>卷积核 %1 × %2</translation>
    </message>
    <message>
        <source>Paste into the input</source>
        <translation>粘贴到输入</translation>
    </message>
    <message>
        <source>Paste into the kernel</source>
        <translation>粘贴到卷积核</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>Start the lesson here</source>
        <translation>课程从这里开始</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>与%1比较</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Swap what is compared</source>
        <translation>交换比较的两层</translation>
    </message>
    <message>
        <source>Reload the file</source>
        <translation>重新载入文件</translation>
    </message>
    <message>
        <source>As the lesson shows it</source>
        <translation>按课中所示</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>nobody reads at the other end</source>
        <translation>另一端没有程序在读</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Comma-separated table</source>
        <translation>逗号分隔的表格</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>this kind of file cannot hold it</source>
        <translation>这种文件装不下它</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>HTML table</source>
        <translation>HTML 表格</translation>
    </message>
    <message>
        <source>Markdown table</source>
        <translation>Markdown 表格</translation>
    </message>
    <message>
        <source>Tab-separated table</source>
        <translation>制表符分隔的表格</translation>
    </message>
    <message>
        <source>LaTeX document with the table</source>
        <translation>含表格的 LaTeX 文档</translation>
    </message>
    <message>
        <source>Text table</source>
        <translation>文本表格</translation>
    </message>
    <message>
        <source>Interactive page</source>
        <translation>互动网页</translation>
    </message>
    <message>
        <source>NumPy archive</source>
        <translation>NumPy 归档</translation>
    </message>
    <message>
        <source>NumPy script, without a framework</source>
        <translation>NumPy 脚本，不用框架</translation>
    </message>
    <message>
        <source>ONNX model, as a script that builds it</source>
        <translation>ONNX 模型（生成它的脚本）</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels does not fit into memory</source>
        <translation>%1 × %2 像素的图片装不进内存</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 脚本</translation>
    </message>
    <message>
        <source>Vector picture</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>TensorFlow script</source>
        <translation>TensorFlow 脚本</translation>
    </message>
    <message>
        <source>Recomputed</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>除以</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>Weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>a spreadsheet has too few rows for it; CSV has no such limit</source>
        <translation>电子表格的行数不够；CSV 没有这个限制</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>PDF, a page for each step</source>
        <translation>PDF，每步一页</translation>
    </message>
    <message>
        <source>%1 cannot be put in place</source>
        <translation>无法放置 %1</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>Numbered pictures (PNG)</source>
        <translation>编号图片 (PNG)</translation>
    </message>
    <message>
        <source>videos are made by the program ffmpeg, which is not installed; &quot;sudo apt install ffmpeg&quot; installs it. GIF and WebP need nothing</source>
        <translation>视频由程序 ffmpeg 制作，而它没有安装；“sudo apt install ffmpeg”可以安装。GIF 和 WebP 不需要它</translation>
    </message>
    <message>
        <source>ffmpeg: %1</source>
        <translation>ffmpeg：%1</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>MP4 视频</translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation>WebM 视频</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>WebP 动画</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Step %1 of %2:  %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>layer %1 cannot run: %2 %3</source>
        <translation>第 %1 层无法运行：%2 %3</translation>
    </message>
    <message>
        <source>layer %1, %2</source>
        <translation>第 %1 层，%2</translation>
    </message>
    <message>
        <source>WebP pictures have at most %1 pixels a side</source>
        <translation>WebP 图片每边最多 %1 像素</translation>
    </message>
    <message>
        <source>what the layers cost</source>
        <translation>各层的开销</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>For every spreadsheet and every program; one line a row</source>
        <translation>适用于各种表格软件和程序，每行一条</translation>
    </message>
    <message>
        <source>For slides, chats and web pages: plays by itself everywhere</source>
        <translation>适用于幻灯片、聊天和网页：随处自动播放</translation>
    </message>
    <message>
        <source>For students: steps, plays and recomputes in any browser, without a network</source>
        <translation>适合学生：在任何浏览器中单步、播放、重新计算，无需联网</translation>
    </message>
    <message>
        <source>For a web page or a word processor</source>
        <translation>适用于网页或文字处理软件</translation>
    </message>
    <message>
        <source>For programs, with every number exact</source>
        <translation>适用于程序，数字完全精确</translation>
    </message>
    <message>
        <source>For a paper: compiles as it is, or copy the table into your own</source>
        <translation>适用于论文：可直接编译，也可把表格复制到自己的文档</translation>
    </message>
    <message>
        <source>For notes, wikis and GitHub</source>
        <translation>适用于笔记、维基和 GitHub</translation>
    </message>
    <message>
        <source>For Python: numpy.load reads it</source>
        <translation>适用于 Python：可用 numpy.load 读取</translation>
    </message>
    <message>
        <source>For plain Python: spells the loops out, and checks the output</source>
        <translation>适用于纯 Python：写明每个循环，并检验输出</translation>
    </message>
    <message>
        <source>For ONNX: builds the model with these numbers, runs it and checks the output</source>
        <translation>适用于 ONNX：用这些数字构建并运行模型，检验输出</translation>
    </message>
    <message>
        <source>For print and handouts, with the equation below each picture</source>
        <translation>适用于打印和讲义，每幅图下附有算式</translation>
    </message>
    <message>
        <source>For slides, documents and the web; sharp at its own size</source>
        <translation>适用于幻灯片、文档和网页；按原尺寸显示最清晰</translation>
    </message>
    <message>
        <source>For cutting a film of your own, or flipping through</source>
        <translation>便于自己剪辑影片或逐张翻看</translation>
    </message>
    <message>
        <source>For PyTorch: builds the layers with these numbers and checks the output</source>
        <translation>适用于 PyTorch：用这些数字搭建各层并检验输出</translation>
    </message>
    <message>
        <source>For print and for editing: sharp at any size, text stays text</source>
        <translation>适用于印刷和编辑：任意放大都清晰，文字仍是文字</translation>
    </message>
    <message>
        <source>For TensorFlow and Keras: builds the layers with these numbers and checks the output</source>
        <translation>适用于 TensorFlow 和 Keras：用这些数字搭建各层并检验输出</translation>
    </message>
    <message>
        <source>For pasting into a spreadsheet</source>
        <translation>便于粘贴到电子表格</translation>
    </message>
    <message>
        <source>For slides and video sites; can be paused and wound back</source>
        <translation>适用于幻灯片和视频网站；可暂停和倒回</translation>
    </message>
    <message>
        <source>For web pages and open software; smaller than MP4, slower to make</source>
        <translation>适用于网页和开源软件；比 MP4 小，生成较慢</translation>
    </message>
    <message>
        <source>For web pages: smaller than a GIF, and every pixel exact</source>
        <translation>适用于网页：比 GIF 更小，且每个像素都精确</translation>
    </message>
    <message>
        <source>For Excel and LibreOffice; results are formulas that follow when you change a number</source>
        <translation>适用于 Excel 和 LibreOffice；结果是公式，改动数字后随之更新</translation>
    </message>
    <message>
        <source>Weight B</source>
        <translation>权重 B</translation>
    </message>
    <message>
        <source>Output B</source>
        <translation>输出 B</translation>
    </message>
    <message>
        <source>the folder for temporary files, %1, is full or cannot be written</source>
        <translation>临时文件夹 %1 已满或无法写入</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Nothing can be set here.</source>
        <translation>这里没有可设置的。</translation>
    </message>
    <message>
        <source>{0}: less</source>
        <translation>{0}：减小</translation>
    </message>
    <message>
        <source>{0}: more</source>
        <translation>{0}：增大</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>{0}现在是 {1}。</translation>
    </message>
    <message>
        <source>Make the kernel fit {0} channel(s)</source>
        <translation>让卷积核适合 {0} 个通道</translation>
    </message>
    <message>
        <source>Previous channel</source>
        <translation>上一个通道</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>下一个通道</translation>
    </message>
    <message>
        <source>Hatched: no window reads these cells.</source>
        <translation>画斜线的格子没有任何窗口读到。</translation>
    </message>
    <message>
        <source>Blue: above zero. Orange: below zero.</source>
        <translation>蓝色大于零，橙色小于零。</translation>
    </message>
    <message>
        <source>Share, row {0}, column {1}: {2}</source>
        <translation>份额，第 {0} 行第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>Guess first: this is shown afterwards.</source>
        <translation>先猜结果，之后再显示。</translation>
    </message>
    <message>
        <source>Step {0} of {1}, output cell {2}. {3}</source>
        <translation>第 {0} 步，共 {1} 步，输出位置 {2}。{3}</translation>
    </message>
    <message>
        <source>Step {0} of {1}, output cell {2}. What is the result?</source>
        <translation>第 {0} 步，共 {1} 步，输出位置 {2}。结果是多少？</translation>
    </message>
    <message>
        <source>… {0} earlier steps</source>
        <translation>… 前面还有 {0} 步</translation>
    </message>
    <message>
        <source>… {0} later steps</source>
        <translation>… 后面还有 {0} 步</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Step through the layer</source>
        <translation>逐步播放</translation>
    </message>
    <message>
        <source>Ink on white</source>
        <translation>白底黑字</translation>
    </message>
    <message>
        <source>Where the gradient goes (G)</source>
        <translation>梯度流向哪里（G）</translation>
    </message>
    <message>
        <source>True convolution</source>
        <translation>真正的卷积</translation>
    </message>
    <message>
        <source>The kernel turned by 180° (Shift+G)</source>
        <translation>卷积核旋转 180°（Shift+G）</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>one step back, forward</source>
        <translation>后退、前进一步</translation>
    </message>
    <message>
        <source>first, last step</source>
        <translation>第一步、最后一步</translation>
    </message>
    <message>
        <source>predict: guess each result first</source>
        <translation>预测：先猜结果</translation>
    </message>
    <message>
        <source>the true, flipped convolution</source>
        <translation>真正的（翻转的）卷积</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>in a grid: edit the cell; Escape takes it back</source>
        <translation>在格子里：编辑；Esc 取消</translation>
    </message>
    <message>
        <source>in a grid: go from cell to cell</source>
        <translation>在格子里：移动</translation>
    </message>
    <message>
        <source>{0} numbers: too many to print here.</source>
        <translation>{0} 个数：太多，这里不打印。</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Hide each result until you have guessed it (P)</source>
        <translation>先猜结果，再揭晓（P）</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>This layer is done. Press → for the next one.</source>
        <translation>这一层完成了。按 → 进入下一层。</translation>
    </message>
    <message>
        <source>Which value comes here? Guess, then press Enter.</source>
        <translation>这里会是多少？写下你的猜测，再按回车。</translation>
    </message>
    <message>
        <source>Your guess</source>
        <translation>你的猜测</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>直接揭晓</translation>
    </message>
    <message>
        <source>Right!</source>
        <translation>答对了！</translation>
    </message>
    <message>
        <source>Not {0}.</source>
        <translation>不是 {0}。</translation>
    </message>
    <message>
        <source>Here it is.</source>
        <translation>答案在这里。</translation>
    </message>
    <message>
        <source>{0} of {1} right</source>
        <translation>{1} 题答对 {0} 题</translation>
    </message>
    <message>
        <source>That is not a number. Try 3, −0.5 or 1/9.</source>
        <translation>这不是数。可以写 3、−0.5 或 1/9。</translation>
    </message>
    <message>
        <source>Input, row {0}, column {1}: {2}</source>
        <translation>输入，第 {0} 行第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>Kernel, row {0}, column {1}: {2}</source>
        <translation>卷积核，第 {0} 行第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>Bias: {0}</source>
        <translation>偏置：{0}</translation>
    </message>
    <message>
        <source>Output, row {0}, column {1}: {2}</source>
        <translation>输出，第 {0} 行第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>Window, row {0}, column {1}: {2}</source>
        <translation>窗口，第 {0} 行第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>to be guessed</source>
        <translation>等你来猜</translation>
    </message>
    <message>
        <source>Input ({0}, {1}) is read by {2} windows.</source>
        <translation>输入 ({0}, {1}) 被 {2} 个窗口读取。</translation>
    </message>
    <message>
        <source>Input ({0}, {1}) is read by one window.</source>
        <translation>输入 ({0}, {1}) 被一个窗口读取。</translation>
    </message>
    <message>
        <source>Input ({0}, {1}) is read by no window.</source>
        <translation>没有窗口读取输入 ({0}, {1})。</translation>
    </message>
    <message>
        <source>Output ({0}, {1}) is made of {2}.</source>
        <translation>输出 ({0}, {1}) 来自{2}。</translation>
    </message>
    <message>
        <source>Weight ({0}, {1}) multiplies {2} input cells.</source>
        <translation>权重 ({0}, {1}) 与 {2} 个输入格子相乘。</translation>
    </message>
    <message>
        <source>Stands on input ({0}, {1}).</source>
        <translation>位于输入 ({0}, {1})。</translation>
    </message>
    <message>
        <source>Stands on padding.</source>
        <translation>位于填充上。</translation>
    </message>
    <message>
        <source>This lesson has no layers.</source>
        <translation>这个课程还没有网络层。</translation>
    </message>
    <message>
        <source>Made with Poolscope. Works without a network.</source>
        <translation>由 Poolscope 制作，无需网络。</translation>
    </message>
    <message>
        <source>takes {0} products, too many for a page: at most {1}</source>
        <translation>需要 {0} 次乘法，对一个网页太多了：最多 {1} 次</translation>
    </message>
    <message>
        <source>Windows as rows, the kernel as a column (M)</source>
        <translation>窗口逐行展开，卷积核排成一列 (M)</translation>
    </message>
    <message>
        <source>the layer as a matrix</source>
        <translation>把该层写成矩阵</translation>
    </message>
    <message>
        <source>{0}, row {1}, column {2}: {3}</source>
        <translation>{0}，第 {1} 行第 {2} 列：{3}</translation>
    </message>
    <message>
        <source>the next words of the lesson; with Shift the ones before</source>
        <translation>下一段讲解；加 Shift 为上一段</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>gradients: the way back</source>
        <translation>梯度：反向过程</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>b =</source>
        <translation>b =</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Window × kernel</source>
        <translation>窗口 × 卷积核</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>sample %1 of %2</source>
        <translation>样本 %1 / %2</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>通道 %1 / %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>padded, not counted</source>
        <translation>有填充，不计入</translation>
    </message>
    <message>
        <source>padded with %1</source>
        <translation>四周补 %1</translation>
    </message>
    <message>
        <source>padded by 1 ring of zeros</source>
        <translation>四周补 1 圈 0</translation>
    </message>
    <message>
        <source>padded by %1 rings of zeros</source>
        <translation>四周补 %1 圈 0</translation>
    </message>
    <message>
        <source>%1 feature map</source>
        <translation>%1 特征图</translation>
    </message>
    <message>
        <source>cell by cell</source>
        <translation>逐元素相乘</translation>
    </message>
    <message>
        <source>what lands on this cell</source>
        <translation>落在这一格的数</translation>
    </message>
    <message>
        <source>rows %1, columns %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message>
        <source>for output channel %1</source>
        <translation>对应输出通道 %1</translation>
    </message>
    <message>
        <source>channel %1 → %2</source>
        <translation>通道 %1 → %2</translation>
    </message>
    <message>
        <source>channel %1 of %2: %3; all channels: %4</source>
        <translation>通道 %1 / %2：%3；所有通道：%4</translation>
    </message>
    <message>
        <source>from row %1, column %2 (index %3)</source>
        <translation>来自第 %1 行、第 %2 列（索引 %3）</translation>
    </message>
    <message>
        <source>padding counts in the divisor</source>
        <translation>填充计入除数</translation>
    </message>
    <message>
        <source>padding does not count in the divisor</source>
        <translation>填充不计入除数</translation>
    </message>
    <message>
        <source>what hangs over does not count</source>
        <translation>悬在外面的部分不计入</translation>
    </message>
    <message>
        <source>This layer cannot run. %1.</source>
        <translation>这一层无法运行。%1。</translation>
    </message>
    <message>
        <source>Nothing arrives here, because layer %1 cannot run. %2.</source>
        <translation>这里没有输入，因为第 %1 层无法运行。%2。</translation>
    </message>
    <message>
        <source>%1 of %2 numbers</source>
        <translation>%2 个数的%1</translation>
    </message>
    <message>
        <source>no winner came from here</source>
        <translation>没有胜者来自这里</translation>
    </message>
    <message>
        <source>the winner of window (%1, %2)</source>
        <translation>窗口 (%1, %2) 的胜者</translation>
    </message>
    <message>
        <source>sum after window %1 of %2</source>
        <translation>第 %1 / %2 个窗口之后的和</translation>
    </message>
    <message>
        <source>Input gradient</source>
        <translation>输入梯度</translation>
    </message>
    <message>
        <source>Output gradient</source>
        <translation>输出梯度</translation>
    </message>
    <message>
        <source>1 for each number</source>
        <translation>每个数为 1</translation>
    </message>
    <message>
        <source>from the layers after</source>
        <translation>来自后面的层</translation>
    </message>
    <message>
        <source>Gradient × kernel</source>
        <translation>梯度 × 卷积核</translation>
    </message>
    <message>
        <source>Each cell gets</source>
        <translation>每格得到</translation>
    </message>
    <message>
        <source>Kernel gradient</source>
        <translation>卷积核梯度</translation>
    </message>
    <message>
        <source>sum so far</source>
        <translation>目前的和</translation>
    </message>
    <message>
        <source>g is the %1 at (%2, %3).</source>
        <translation>g 是 (%2, %3) 处的 %1。</translation>
    </message>
    <message>
        <source>g is the %1 at (%2, %3). What falls on padding is lost.</source>
        <translation>g 是 (%2, %3) 处的 %1。落在填充上的部分会丢失。</translation>
    </message>
    <message>
        <source>g · the slope at %1</source>
        <translation>g · %1 处的斜率</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) is lost.</source>
        <translation>(%2, %3) 处的 %1 丢失了。</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) goes back to where the number came from.</source>
        <translation>(%2, %3) 处的 %1 回到那个数原来的地方。</translation>
    </message>
    <message>
        <source>to cell (%1, %2)</source>
        <translation>到格子 (%1, %2)</translation>
    </message>
    <message>
        <source>to each of %1 cells</source>
        <translation>到 %1 个格子中的每一个</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) is spread evenly.</source>
        <translation>(%2, %3) 处的 %1 被平均分配。</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) is spread evenly. What falls on padding is lost.</source>
        <translation>(%2, %3) 处的 %1 被平均分配。落在填充上的部分会丢失。</translation>
    </message>
    <message>
        <source>larger cells get more of g</source>
        <translation>越大的格子分到的 g 越多</translation>
    </message>
    <message>
        <source>to the winner at (%1, %2)</source>
        <translation>到 (%1, %2) 处的胜者</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) goes to the winner alone.</source>
        <translation>(%2, %3) 处的 %1 全部交给胜者。</translation>
    </message>
    <message>
        <source>The %1 at (%2, %3) goes to the first of the equal winners.</source>
        <translation>(%2, %3) 处的 %1 交给并列胜者中的第一个。</translation>
    </message>
    <message>
        <source>there is no winner</source>
        <translation>没有胜者</translation>
    </message>
    <message>
        <source>b:</source>
        <translation>b：</translation>
    </message>
    <message>
        <source>cells get g·weight, weights get g·cell</source>
        <translation>格子得到 g·权重，权重得到 g·格子</translation>
    </message>
    <message>
        <source>with zeros as padding, 0 would win</source>
        <translation>若用零填充，获胜的将是 0</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Deep learning does not turn the kernel (cross-correlation): %1</source>
        <translation>深度学习不旋转卷积核（互相关）：%1</translation>
    </message>
    <message>
        <source>True convolution: the kernel turned by 180°</source>
        <translation>真正的卷积：卷积核旋转 180°</translation>
    </message>
    <message>
        <source>Kernel, turned by 180°</source>
        <translation>旋转 180° 的卷积核</translation>
    </message>
    <message>
        <source>to its one cell</source>
        <translation>给它唯一的格子</translation>
    </message>
    <message>
        <source>always divided by %1</source>
        <translation>总是除以 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>This cell sees %1 of the input.</source>
        <translation>这个格子看到输入中的 %1。</translation>
    </message>
    <message>
        <source>It reaches %1 of the last output.</source>
        <translation>它影响最后输出中的 %1。</translation>
    </message>
    <message>
        <source>This cell reaches %1 of the last output.</source>
        <translation>这个格子影响最后输出中的 %1。</translation>
    </message>
    <message>
        <source>Nothing of this cell reaches the last output.</source>
        <translation>这个格子不影响最后的输出。</translation>
    </message>
    <message>
        <source>Nothing of it reaches the last output.</source>
        <translation>它不影响最后的输出。</translation>
    </message>
    <message>
        <source>Transposed convolution by putting zeros in</source>
        <translation>插入零的转置卷积</translation>
    </message>
    <message>
        <source>The same numbers as stamping: each input cell times the kernel.</source>
        <translation>与印上去的结果相同：每个输入格子乘以卷积核。</translation>
    </message>
    <message>
        <source>so far %1</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>With zeros as padding, all results would be the same.</source>
        <translation>若用零填充，所有结果都不变。</translation>
    </message>
    <message>
        <source>With zeros as padding, %1 of %2 results would be 0 (dashed).</source>
        <translation>若用零填充，%2 个结果中有 %1 个会是 0（虚线）。</translation>
    </message>
    <message>
        <source>This layer is not computed yet.</source>
        <translation>这一层尚未计算。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>weighs every value and adds them</source>
        <translation>每个值加权后相加</translation>
    </message>
    <message>
        <source>puts each winner back in its place</source>
        <translation>把每个胜出的值放回原处</translation>
    </message>
    <message>
        <source>changes every value on its own</source>
        <translation>逐个改变每个值</translation>
    </message>
    <message>
        <source>large values count for more</source>
        <translation>大的值占更大的份量</translation>
    </message>
    <message>
        <source>keeps the strongest value</source>
        <translation>保留最强的值</translation>
    </message>
    <message>
        <source>keeps the weakest value</source>
        <translation>保留最弱的值</translation>
    </message>
    <message>
        <source>keeps the overall level</source>
        <translation>保留整体水平</translation>
    </message>
    <message>
        <source>%1; A %2, B %3</source>
        <translation>%1；A %2，B %3</translation>
    </message>
    <message>
        <source>%1; A %2</source>
        <translation>%1；A %2</translation>
    </message>
    <message>
        <source>%1; B %2</source>
        <translation>%1；B %2</translation>
    </message>
    <message>
        <source>%1 vs %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>waits: no window of its own begins here</source>
        <translation>等待：它没有从这里开始的窗口</translation>
    </message>
    <message>
        <source>%1, which is to be compared, is not computed yet.</source>
        <translation>要比较的%1尚未计算。</translation>
    </message>
    <message>
        <source>%1, which is to be compared, cannot run. %2.</source>
        <translation>要比较的%1无法运行。%2。</translation>
    </message>
    <message>
        <source>nothing passes where the slope is 0</source>
        <translation>斜率为 0 处什么也传不过去</translation>
    </message>
    <message>
        <source>to no cell</source>
        <translation>不分给任何单元格</translation>
    </message>
    <message>
        <source>window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>Output as columns</source>
        <translation>输出排成多列</translation>
    </message>
    <message>
        <source>Output as a column</source>
        <translation>输出排成一列</translation>
    </message>
    <message>
        <source>Kernel as a matrix</source>
        <translation>卷积核展开成矩阵</translation>
    </message>
    <message>
        <source>Input as a column</source>
        <translation>输入排成一列</translation>
    </message>
    <message>
        <source>Each row holds the weights by which the input&apos;s cells reach one output cell. Across the diagonal it is the matrix of an ordinary convolution.</source>
        <translation>每一行是输入各单元格到达一个输出单元格所用的权重。沿对角线翻转，就是普通卷积的矩阵。</translation>
    </message>
    <message>
        <source>Windows as rows</source>
        <translation>窗口逐行展开</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Kernels as columns</source>
        <translation>卷积核排成多列</translation>
    </message>
    <message>
        <source>Kernel as a column</source>
        <translation>卷积核排成一列</translation>
    </message>
    <message>
        <source>Each row is one window laid flat. Its products with the column, added up, are one output cell.</source>
        <translation>每一行是一个摊平的窗口。它与列逐项相乘再相加，就是一个输出单元格。</translation>
    </message>
    <message>
        <source>, group %1 of %2</source>
        <translation>，第 %1 组（共 %2 组）</translation>
    </message>
    <message>
        <source>, sample %1 of %2</source>
        <translation>，第 %1 个样本（共 %2 个）</translation>
    </message>
    <message>
        <source>Not as a matrix: %1.</source>
        <translation>无法写成矩阵：%1。</translation>
    </message>
    <message>
        <source>Gradient · %1</source>
        <translation>梯度 · %1</translation>
    </message>
    <message>
        <source>Gradients are shown for planes of up to %1 × %1 cells.</source>
        <translation>梯度最多显示 %1 × %1 格的平面。</translation>
    </message>
    <message>
        <source>Gradients and true convolution are shown for one layer at a time: stop comparing to see them.</source>
        <translation>梯度和真正的卷积一次只能显示一层：停止比较后即可查看。</translation>
    </message>
    <message>
        <source>Input after zero insertion</source>
        <translation>插零后的输入</translation>
    </message>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · 第 %2 步，共 %3 步</translation>
    </message>
</context>
<context>
    <name>tables::StepTableModel</name>
    <message>
        <source>Counted from 1. Lesson files and the command line&apos;s --step count from 0.</source>
        <translation>从 1 数起。课程文件和命令行的 --step 从 0 数起。</translation>
    </message>
</context>
<context>
    <name>window::BusyBar</name>
    <message>
        <source>Computing… %1 %</source>
        <translation>正在计算… %1 %</translation>
    </message>
    <message>
        <source>Not everything is computed yet.</source>
        <translation>尚未全部计算。</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Compute</source>
        <translation>计算(&amp;C)</translation>
    </message>
    <message>
        <source>Leave this for now. The picture stays as it is.</source>
        <translation>暂时停下，画面保持不变。</translation>
    </message>
    <message>
        <source>Compute the layers that are left.</source>
        <translation>计算剩下的层。</translation>
    </message>
</context>
<context>
    <name>window::CellEditor</name>
    <message>
        <source>Number</source>
        <translation>数</translation>
    </message>
</context>
<context>
    <name>window::CompareSummary</name>
    <message>
        <source>%1 M</source>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出尺寸</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>比较次数</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>加法次数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重个数</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>丢掉了什么</translation>
    </message>
    <message>
        <source>Values kept of %1</source>
        <translation>保留的值（共 %1 个）</translation>
    </message>
    <message>
        <source>Rebuild error (RMSE)</source>
        <translation>重建误差 (RMSE)</translation>
    </message>
    <message>
        <source>The output stretched over the input again, each input cell taking the number of the output cell that it falls on: the root of the mean squared difference to the input. 0 means that nothing is lost.</source>
        <translation>把输出重新铺满输入，每个输入格子取它所落在的输出格子的数：与输入之差的均方根。0 表示什么也没有丢。</translation>
    </message>
</context>
<context>
    <name>window::CompareSwitch</name>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>What both have in common; a change reaches both.</source>
        <translation>两层共有的设置；修改对两层都生效。</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
</context>
<context>
    <name>window::Comparing</name>
    <message>
        <source>Nothing arrives at this layer</source>
        <translation>没有数据到达这一层</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>交换两者</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
</context>
<context>
    <name>window::CropView</name>
    <message>
        <source>Part of the picture that is taken</source>
        <translation>取用的图片区域</translation>
    </message>
    <message>
        <source>%1 × %2 pixels at column %3, row %4. Arrows move it, Shift and arrows size it, Home takes the whole picture.</source>
        <translation>%1 × %2 像素，位于第 %3 列、第 %4 行。方向键移动，Shift 加方向键改变大小，Home 取整张图片。</translation>
    </message>
    <message>
        <source>Drag the frame or its handles. Arrows move it, Shift+arrows size it, Home takes the whole picture.</source>
        <translation>拖动方框或它的手柄。方向键移动，Shift+方向键改变大小，Home 取整张图片。</translation>
    </message>
</context>
<context>
    <name>window::EditMenu</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy the table of numbers</source>
        <translation>复制数字表格(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste numbers</source>
        <translation>粘贴数字(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Start the lesson here</source>
        <translation>课程从这里开始(&amp;S)</translation>
    </message>
    <message>
        <source>Pai&amp;nt with this number</source>
        <translation>用这个数涂画(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Pa&amp;int with %1</source>
        <translation>用 %1 涂画(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;nput</source>
        <translation>输入(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>卷积核(&amp;K)</translation>
    </message>
    <message>
        <source>Choose cells: input, kernel, &amp;bias</source>
        <translation>选格子：输入、卷积核、偏置(&amp;B)</translation>
    </message>
    <message>
        <source>Cu&amp;t the chosen cells</source>
        <translation>剪切选中的格子(&amp;T)</translation>
    </message>
    <message>
        <source>Choose &amp;all cells of the board</source>
        <translation>选中整个网格(&amp;A)</translation>
    </message>
    <message>
        <source>Fi&amp;ll the chosen cells…</source>
        <translation>填充选中的格子(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Copy the chosen cells</source>
        <translation>复制选中的格子(&amp;C)</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Paint cells with a number (%1)</source>
        <translation>用一个数涂画格子（%1）</translation>
    </message>
</context>
<context>
    <name>window::ExportDialog</name>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation>已导出 %1。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Working out the size…</source>
        <translation>正在估算大小……</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>a large file</source>
        <translation>文件较大</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
</context>
<context>
    <name>window::ExportForm</name>
    <message>
        <source>Picture of this step</source>
        <translation>这一步的图片</translation>
    </message>
    <message>
        <source>Animation, step by step</source>
        <translation>逐步动画</translation>
    </message>
    <message>
        <source>Table: the steps of %1</source>
        <translation>表格：%1的步骤</translation>
    </message>
    <message>
        <source>Table: the input of this layer</source>
        <translation>表格：本层的输入</translation>
    </message>
    <message>
        <source>Table: the kernel</source>
        <translation>表格：卷积核</translation>
    </message>
    <message>
        <source>Table: the output of this layer</source>
        <translation>表格：本层的输出</translation>
    </message>
    <message>
        <source>Table: what the layers cost</source>
        <translation>表格：各层的开销</translation>
    </message>
    <message>
        <source>The whole lesson: web page or code</source>
        <translation>整节课：网页或代码</translation>
    </message>
    <message>
        <source>&amp;Background left out</source>
        <translation>去掉背景(&amp;B)</translation>
    </message>
    <message>
        <source>Again and a&amp;gain</source>
        <translation>循环播放(&amp;G)</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕一致</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Full HD</source>
        <translation>全高清</translation>
    </message>
    <message>
        <source>4K</source>
        <translation>4K</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>For printing</source>
        <translation>打印用</translation>
    </message>
    <message>
        <source>The picture stands on whatever is behind it, such as a coloured slide</source>
        <translation>图片直接叠放在其后的内容上，例如彩色幻灯片</translation>
    </message>
    <message>
        <source>1 × is one window a second</source>
        <translation>1 × 即每秒一个窗口</translation>
    </message>
    <message>
        <source>Pictures a second: 25 is smooth, fewer make a smaller file</source>
        <translation>每秒帧数：25 较流畅，越少文件越小</translation>
    </message>
    <message>
        <source>After its end the animation begins anew; otherwise it stops there</source>
        <translation>动画结束后重新开始；否则停在末尾</translation>
    </message>
    <message>
        <source>For E&amp;xcel in this country</source>
        <translation>按本地 Excel 的习惯(&amp;X)</translation>
    </message>
    <message>
        <source>Semicolons between the numbers and decimal commas, as Excel here expects them, and a mark that says UTF-8</source>
        <translation>数字之间用分号、小数用逗号，与本地 Excel 一致，并带有 UTF-8 标记</translation>
    </message>
    <message>
        <source>A mark that says UTF-8, without which Excel shows − and × as other letters</source>
        <translation>带有 UTF-8 标记，否则 Excel 会把 − 和 × 显示成别的字符</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Ste&amp;ps</source>
        <translation>步骤(&amp;P)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>速度(&amp;D)</translation>
    </message>
    <message>
        <source>Pictures a seco&amp;nd</source>
        <translation>每秒帧数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 步</translation>
    </message>
    <message>
        <source>This row (%1 to %2)</source>
        <translation>这一行（%1 到 %2）</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从……到……</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Table: this layer as a matrix</source>
        <translation>表格：本层的矩阵形式</translation>
    </message>
    <message>
        <source>&amp;Legend of the colours</source>
        <translation>颜色图例(&amp;L)</translation>
    </message>
    <message>
        <source>Cut to what is d&amp;rawn</source>
        <translation>裁到所画内容(&amp;R)</translation>
    </message>
    <message>
        <source>Capt&amp;ion</source>
        <translation>图注(&amp;I)</translation>
    </message>
    <message>
        <source>Letters as s&amp;hapes</source>
        <translation>文字转为路径(&amp;H)</translation>
    </message>
    <message>
        <source>No products that are &amp;0</source>
        <translation>略去为 0 的乘积(&amp;0)</translation>
    </message>
    <message>
        <source>Nothing is left to be trimmed in a slide or on paper</source>
        <translation>放进幻灯片或论文时无需再裁剪</translation>
    </message>
    <message>
        <source>A line below: the layer, its parameters and the step</source>
        <translation>图下一行：层、参数和步</translation>
    </message>
    <message>
        <source>They look the same on every machine, and can no longer be edited as text</source>
        <translation>在任何机器上都一样，但不能再作为文字编辑</translation>
    </message>
    <message>
        <source>The arithmetic of a step fits on a page: 1·1 + 1·1 in place of nine products</source>
        <translation>一步的算式放得进一页：写 1·1 + 1·1，而不是九个乘积</translation>
    </message>
</context>
<context>
    <name>window::ExportMenu</name>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Table…</source>
        <translation>表格(&amp;T)…</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>lesson</translation>
    </message>
    <message>
        <source>The steps, the numbers or what the layers cost, for spreadsheets, documents and programs</source>
        <translation>步骤、数字或各层开销，用于电子表格、文档和程序</translation>
    </message>
    <message>
        <source>&amp;Picture or animation…</source>
        <translation>图片或动画(&amp;P)…</translation>
    </message>
    <message>
        <source>What the stage shows, as a picture or as it moves from step to step</source>
        <translation>舞台上显示的内容，导出为图片或逐步的动画</translation>
    </message>
    <message>
        <source>&amp;Web page or code…</source>
        <translation>网页或代码(&amp;W)…</translation>
    </message>
    <message>
        <source>The whole lesson for a browser, or as a script that checks itself</source>
        <translation>整节课，供浏览器打开，或作为自行检验的脚本</translation>
    </message>
</context>
<context>
    <name>window::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Click or press Space to stop and go on</source>
        <translation>单击或按空格键暂停和继续</translation>
    </message>
</context>
<context>
    <name>window::FileMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Import numbers or a picture…</source>
        <translation>导入数字或图片(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Unsaved lessons…</source>
        <translation>未保存的课程(&amp;U)…</translation>
    </message>
</context>
<context>
    <name>window::Gallery</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Search: pooling, stride, conv2d…</source>
        <translation>搜索：池化、步长、conv2d…</translation>
    </message>
    <message>
        <source>Search the lessons</source>
        <translation>搜索课程</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Begin with an empty grid</source>
        <translation>从空网格开始</translation>
    </message>
    <message>
        <source>Begin: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>继续：%1</translation>
    </message>
    <message>
        <source>No lesson has these words. Others may: a layer&apos;s name, or what is to be learned.</source>
        <translation>没有课程含有这些词。可以换成层的名称，或想学的内容。</translation>
    </message>
    <message>
        <source>Recent:</source>
        <translation>最近：</translation>
    </message>
</context>
<context>
    <name>window::GridDialogs</name>
    <message>
        <source>&amp;Number in every cell</source>
        <translation>每格的数(&amp;N)</translation>
    </message>
    <message>
        <source>Type a decimal such as 0.5, or a fraction such as 1/9.</source>
        <translation>请输入像 0.5 这样的小数，或像 1/9 这样的分数。</translation>
    </message>
    <message>
        <source>The same seed makes the same numbers again, on every computer.</source>
        <translation>同一个种子在任何计算机上都产生同样的数。</translation>
    </message>
    <message>
        <source>&amp;Another</source>
        <translation>换一组(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>“From” must not be above “to”.</source>
        <translation>“从”不能大于“到”。</translation>
    </message>
</context>
<context>
    <name>window::GridMenu</name>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Fill…</source>
        <translation>填充数值(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>Clear the input</source>
        <translation>清空输入</translation>
    </message>
    <message>
        <source>Clear the kernel</source>
        <translation>清空卷积核</translation>
    </message>
    <message>
        <source>&amp;Random whole numbers…</source>
        <translation>随机整数(&amp;R)…</translation>
    </message>
    <message>
        <source>Turn to the r&amp;ight</source>
        <translation>向右旋转(&amp;I)</translation>
    </message>
    <message>
        <source>Turn to the l&amp;eft</source>
        <translation>向左旋转(&amp;E)</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>输入：%1</translation>
    </message>
    <message>
        <source>Kernel: %1</source>
        <translation>卷积核：%1</translation>
    </message>
    <message>
        <source>Insert a row &amp;above</source>
        <translation>在上方插入一行(&amp;A)</translation>
    </message>
    <message>
        <source>Insert a row belo&amp;w</source>
        <translation>在下方插入一行(&amp;W)</translation>
    </message>
    <message>
        <source>Insert a column to the &amp;left</source>
        <translation>在左侧插入一列(&amp;L)</translation>
    </message>
    <message>
        <source>Insert a column to the rig&amp;ht</source>
        <translation>在右侧插入一列(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Delete the row</source>
        <translation>删除这一行(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the col&amp;umn</source>
        <translation>删除这一列(&amp;U)</translation>
    </message>
    <message>
        <source>Fill the input</source>
        <translation>填满输入</translation>
    </message>
    <message>
        <source>Fill the kernel</source>
        <translation>填满卷积核</translation>
    </message>
    <message>
        <source>Fill the input with %1</source>
        <translation>用 %1 填满输入</translation>
    </message>
    <message>
        <source>Fill the kernel with %1</source>
        <translation>用 %1 填满卷积核</translation>
    </message>
    <message>
        <source>Random input</source>
        <translation>随机输入</translation>
    </message>
    <message>
        <source>Random kernel</source>
        <translation>随机卷积核</translation>
    </message>
    <message>
        <source>Random input: %1 to %2, seed %3</source>
        <translation>随机输入：%1 到 %2，种子 %3</translation>
    </message>
    <message>
        <source>Random kernel: %1 to %2, seed %3</source>
        <translation>随机卷积核：%1 到 %2，种子 %3</translation>
    </message>
    <message>
        <source>Fill the cells with %1</source>
        <translation>用 %1 填充格子</translation>
    </message>
    <message>
        <source>Fill the chosen cells</source>
        <translation>填充选中的格子</translation>
    </message>
    <message>
        <source>Flip left to ri&amp;ght</source>
        <translation>左右翻转(&amp;G)</translation>
    </message>
    <message>
        <source>Flip top to &amp;bottom</source>
        <translation>上下翻转(&amp;B)</translation>
    </message>
    <message>
        <source>Transp&amp;ose: swap rows and columns</source>
        <translation>转置：行列互换(&amp;O)</translation>
    </message>
</context>
<context>
    <name>window::GuessBox</name>
    <message>
        <source>Type a number, or let it be shown.</source>
        <translation>请输入一个数，或让程序显示结果。</translation>
    </message>
    <message>
        <source>This is no number. A decimal, a fraction such as 1/9, or −3 would be.</source>
        <translation>这不是一个数。可以是小数、分数（如 1/9）或 −3。</translation>
    </message>
    <message>
        <source>Your guess</source>
        <translation>你的猜测</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>直接显示</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜的</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>比较确定</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>How sure you are</source>
        <translation>你有多确定</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>答对 %1 / %2</translation>
    </message>
    <message>
        <source>· sure and wrong: %1</source>
        <translation>· 确定却答错：%1</translation>
    </message>
    <message>
        <source>Here it is.</source>
        <translation>结果如下。</translation>
    </message>
    <message>
        <source>Right!</source>
        <translation>正确！</translation>
    </message>
    <message>
        <source>Not %1.</source>
        <translation>不是 %1。</translation>
    </message>
    <message>
        <source>That comes out when one %1.</source>
        <translation>如果%1，就会得到这个答案。</translation>
    </message>
    <message>
        <source>Click on a cell of the input, or type its row and column.</source>
        <translation>请点击输入中的一个单元格，或键入它的行和列。</translation>
    </message>
    <message>
        <source>This is no cell. Its row and column, counted from %1, would be: 1, 2.</source>
        <translation>这不是单元格。请写从 %1 数起的行和列，例如 1, 2。</translation>
    </message>
    <message>
        <source>Row, column; or click on it</source>
        <translation>行, 列；也可点击</translation>
    </message>
    <message>
        <source>It stands in row %1, column %2.</source>
        <translation>它在第 %1 行、第 %2 列。</translation>
    </message>
    <message>
        <source>Practice done: %1 of %2 right</source>
        <translation>练习完成：%2 题中答对 %1 题</translation>
    </message>
    <message>
        <source>Practice: %1 of %2 answered</source>
        <translation>练习：已答 %1 题，共 %2 题</translation>
    </message>
</context>
<context>
    <name>window::HelpMenu</name>
    <message>
        <source>digits, F2, Enter</source>
        <translation>数字键、F2、Enter</translation>
    </message>
    <message>
        <source>type into the chosen cell of input, kernel or bias</source>
        <translation>在选中的输入、卷积核或偏置格子里输入</translation>
    </message>
    <message>
        <source>arrows, Tab, Enter</source>
        <translation>方向键、Tab、Enter</translation>
    </message>
    <message>
        <source>commit, and go to the next cell</source>
        <translation>确认，并到下一格</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Escape</translation>
    </message>
    <message>
        <source>take back what was typed; leave the cells</source>
        <translation>取消输入；离开格子</translation>
    </message>
    <message>
        <source>one more, one less in the chosen cell, a tenth with Shift; also the wheel</source>
        <translation>所选单元格加一、减一，按住 Shift 为十分之一；也可用滚轮</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>on a chip: remove the layer; on a cell: set it to 0</source>
        <translation>在层卡片上：移除这一层；在格子上：设为 0</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>About Poolscope</source>
        <translation>关于 Poolscope</translation>
    </message>
    <message>
        <source>Step through convolution and pooling, window by window.</source>
        <translation>逐个窗口演示卷积与池化。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It works offline and sends nothing anywhere.</source>
        <translation>MIT 许可的自由软件。离线运行，不向任何地方发送数据。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Poolscope</source>
        <translation>关于 Poolscope(&amp;A)</translation>
    </message>
    <message>
        <source>drag, Shift+arrows, Shift+click</source>
        <translation>拖动、Shift+方向键、Shift+点击</translation>
    </message>
    <message>
        <source>choose several cells: copy, cut, Delete, fill and paste work on all of them</source>
        <translation>选中多个格子：复制、剪切、Delete、填充和粘贴对它们一起起作用</translation>
    </message>
    <message>
        <source>drag, middle button</source>
        <translation>拖动、鼠标中键</translation>
    </message>
    <message>
        <source>move a board that is larger than its view; there Shift+drag chooses cells</source>
        <translation>移动比视图大的网格；此时用 Shift+拖动选格子</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
</context>
<context>
    <name>window::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>打开时的样子</translation>
    </message>
</context>
<context>
    <name>window::ImportDialog</name>
    <message>
        <source>%1 million</source>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Channel shown</source>
        <translation>显示的通道</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Tables, arrays and pictures (%1)</source>
        <translation>表格、数组和图片 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Channel %1 of %2</source>
        <translation>通道 %1 / %2</translation>
    </message>
    <message>
        <source>%1: %2 numbers</source>
        <translation>%1：%2 个数</translation>
    </message>
    <message>
        <source>, %1 MB. Shown as colours; numbers appear when you zoom in.</source>
        <translation>，%1 MB。以颜色显示；放大后出现数字。</translation>
    </message>
</context>
<context>
    <name>window::ImportPicturePanel</name>
    <message>
        <source>&amp;Keep proportions</source>
        <translation>保持比例(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Dark is high</source>
        <translation>深色为高(&amp;D)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Columns of the result</source>
        <translation>结果的列数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows of the result</source>
        <translation>结果的行数</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>红、绿、蓝</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 到 255</translation>
    </message>
    <message>
        <source>Digits after the point that numbers are rounded to</source>
        <translation>数字四舍五入到小数点后几位</translation>
    </message>
    <message>
        <source>Hard pixels</source>
        <translation>硬像素</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>What stands between the pixels of a part that is made larger</source>
        <translation>放大时像素之间填什么</translation>
    </message>
    <message>
        <source>Black becomes the highest number: ink on paper is then a signal on zeros</source>
        <translation>黑色变成最大的数：纸上的墨迹就成了零背景上的信号</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>As many cells as the part has pixels</source>
        <translation>格子数等于所选部分的像素数</translation>
    </message>
    <message>
        <source>%1 cells on the longer side</source>
        <translation>长边 %1 格</translation>
    </message>
    <message>
        <source>&amp;Whole</source>
        <translation>整张(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;quare</source>
        <translation>正方形(&amp;Q)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>D&amp;ecimals</source>
        <translation>小数位(&amp;E)</translation>
    </message>
    <message>
        <source>En&amp;large</source>
        <translation>放大方式(&amp;L)</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 × %2 of %3 × %4 pixels</source>
        <translation>%3 × %4 像素中的 %1 × %2</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>颜色(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <source>Grey (Rec. 709)</source>
        <translation>灰度（Rec. 709）</translation>
    </message>
    <message>
        <source>Grey (Rec. 601)</source>
        <translation>灰度（Rec. 601）</translation>
    </message>
    <message>
        <source>Grey is one channel: 0.2126 · red + 0.7152 · green + 0.0722 · blue (Rec. 709), or 0.299 · red + 0.587 · green + 0.114 · blue (Rec. 601, as in Pillow and OpenCV). Red, green, blue are three.</source>
        <translation>灰度是一个通道：0.2126 · 红 + 0.7152 · 绿 + 0.0722 · 蓝（Rec. 709），或 0.299 · 红 + 0.587 · 绿 + 0.114 · 蓝（Rec. 601，Pillow 和 OpenCV 采用）。红、绿、蓝是三个通道。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>window::ImportSource</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
</context>
<context>
    <name>window::ImportTablePanel</name>
    <message>
        <source>Semicolon  ;</source>
        <translation>分号  ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>逗号  ,</translation>
    </message>
    <message>
        <source>Comma  1,5</source>
        <translation>逗号  1,5</translation>
    </message>
    <message>
        <source>Point  1.5</source>
        <translation>点  1.5</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>Empty lines part the table into channels.</source>
        <translation>空行把表格分成通道。</translation>
    </message>
    <message>
        <source>Rows left out at the top</source>
        <translation>顶部略去的行数</translation>
    </message>
    <message>
        <source>&amp;Array</source>
        <translation>数组(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>分隔符(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Decimal sign</source>
        <translation>小数点(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Heading rows</source>
        <translation>表头行(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;First column</source>
        <translation>第一列(&amp;F)</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>Row names</source>
        <translation>行名</translation>
    </message>
    <message>
        <source>First</source>
        <translation>在前</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>在后</translation>
    </message>
    <message>
        <source>Whether the array is channels × rows × columns, or rows × columns × channels</source>
        <translation>数组是“通道 × 行 × 列”还是“行 × 列 × 通道”</translation>
    </message>
    <message>
        <source>Which is meant?</source>
        <translation>指的是哪一种？</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>通道(&amp;C)</translation>
    </message>
</context>
<context>
    <name>window::InputPreview</name>
    <message>
        <source>Preview of the numbers</source>
        <translation>数字预览</translation>
    </message>
</context>
<context>
    <name>window::KeysDialog</name>
    <message>
        <source>In the cells</source>
        <translation>在格子里</translation>
    </message>
    <message>
        <source>While presenting</source>
        <translation>演示时</translation>
    </message>
    <message>
        <source>No key has to do with this.</source>
        <translation>没有与此有关的按键。</translation>
    </message>
    <message>
        <source>Search: a word or a key</source>
        <translation>搜索：词语或按键</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
</context>
<context>
    <name>window::LayerMenu</name>
    <message>
        <source>&amp;Layer</source>
        <translation>网络层(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Add after this one</source>
        <translation>在这一层之后添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>左移(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>右移(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Previous layer</source>
        <translation>上一层(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next layer</source>
        <translation>下一层(&amp;N)</translation>
    </message>
    <message>
        <source>Stop &amp;comparing</source>
        <translation>停止比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>与其他层比较(&amp;W)</translation>
    </message>
</context>
<context>
    <name>window::LessonCard</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>答对 %1 / %2</translation>
    </message>
</context>
<context>
    <name>window::LessonFiles</name>
    <message>
        <source>There is not enough memory for this file.</source>
        <translation>内存不足，打不开这个文件。</translation>
    </message>
    <message>
        <source>Poolscope</source>
        <translation>Poolscope</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>不保存，修改就会丢失。</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.poolscope)</source>
        <translation>课程 (*.poolscope)</translation>
    </message>
    <message>
        <source>Input from %1</source>
        <translation>输入来自 %1</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>The input is %1 now.</source>
        <translation>现在输入是 %1。</translation>
    </message>
    <message>
        <source>Import numbers or a picture</source>
        <translation>导入数字或图片</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>“%1” has been written by another program or window since it was opened here.</source>
        <translation>“%1”在这里打开之后，又被另一个程序或窗口修改过。</translation>
    </message>
    <message>
        <source>Overwriting it loses what it says now. Reloading it can be undone.</source>
        <translation>覆盖会丢失文件现在的内容；重新载入则可以撤销。</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新载入(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>%1 is as its file is now. Undo brings back what was here.</source>
        <translation>%1 现在与文件一致。撤销可以找回这里原来的内容。</translation>
    </message>
    <message>
        <source>It is too large to be compared at once.</source>
        <translation>文件太大，无法立即比较。</translation>
    </message>
    <message>
        <source>Here, compared with the file: %1.</source>
        <translation>这里与文件相比：%1。</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 处</translation>
    </message>
    <message>
        <source>The file is no lesson that can be read now.</source>
        <translation>该文件现在无法作为课程读取。</translation>
    </message>
    <message>
        <source>Save the new lesson?</source>
        <translation>要保存这节新课吗？</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>要保存对“%1”的修改吗？</translation>
    </message>
</context>
<context>
    <name>window::LessonPanel</name>
    <message>
        <source>Lesson %1 of %2</source>
        <translation>第 %1 课 / 共 %2 课</translation>
    </message>
    <message>
        <source>Your lesson</source>
        <translation>你的课程</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Press → to move the window.</source>
        <translation>按 → 移动窗口。</translation>
    </message>
    <message>
        <source>The output is complete.</source>
        <translation>输出已经完成。</translation>
    </message>
    <message>
        <source>There is no layer yet. The + above adds one.</source>
        <translation>还没有网络层。点上面的 + 添加一个。</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>It waits there: none of its windows begins where the other&apos;s does.</source>
        <translation>它停在那里等：它没有从另一个窗口的起点开始的窗口。</translation>
    </message>
    <message>
        <source>These words were written for the original numbers.</source>
        <translation>这段讲解是针对原来的数字写的。</translation>
    </message>
    <message>
        <source>Bring the original numbers back</source>
        <translation>恢复原来的数字</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>What was told before (Shift+Space)</source>
        <translation>上一段讲解（Shift+空格）</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>What is told next (Space)</source>
        <translation>下一段讲解（空格）</translation>
    </message>
    <message>
        <source>Space goes on with the lesson, → moves the window by one step.</source>
        <translation>按空格继续讲解，按 → 把窗口移动一步。</translation>
    </message>
    <message>
        <source>This layer is done. → goes on with the next one.</source>
        <translation>这一层完成了。按 → 进入下一层。</translation>
    </message>
    <message>
        <source>This is the gradient: how much each number adds to the last output. G leads forward again.</source>
        <translation>这是梯度：每个数对最后输出的贡献有多大。按 G 回到前向。</translation>
    </message>
</context>
<context>
    <name>window::LessonsMenu</name>
    <message>
        <source>Le&amp;ssons</source>
        <translation>课程(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Gallery of lessons</source>
        <translation>课程一览(&amp;G)</translation>
    </message>
</context>
<context>
    <name>window::MainWindow</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message numerus="yes">
        <source>One lesson at a time: the first of %n files was opened.</source>
        <translation>
            <numerusform>一次只能打开一节课：打开了 %n 个文件中的第一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>There is not enough memory to compute this lesson. A smaller input would do.</source>
        <translation>内存不足，无法计算本课。请换小一些的输入。</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>正在保存 %1…</translation>
    </message>
</context>
<context>
    <name>window::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>window::OutsideChanges</name>
    <message>
        <source>“%1” has been written by another program or window.</source>
        <translation>“%1”被另一个程序或窗口修改过。</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新载入(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>保留我的(&amp;K)</translation>
    </message>
    <message>
        <source>“%1” is not there any more. The lesson stays open here; saving writes it anew.</source>
        <translation>“%1”已经不在了。课程仍在这里打开着；保存会重新写出文件。</translation>
    </message>
</context>
<context>
    <name>window::ParameterPanel</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <source>%1 is not possible here.</source>
        <translation>这里不能是 %1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message numerus="yes">
        <source>Make the kernel fit %n channel(s)</source>
        <translation>
            <numerusform>让卷积核适合 %n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>Fit the kernel to the input</source>
        <translation>让卷积核适合输入</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>What both share; a change reaches both.</source>
        <translation>两层共有的设置；修改对两层都生效。</translation>
    </message>
    <message>
        <source>Rows: %1
Columns: %2</source>
        <translation>行：%1
列：%2</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出尺寸</translation>
    </message>
    <message>
        <source>Every value is changed on its own, so the size stays %1.</source>
        <translation>每个值单独变化，所以尺寸仍是 %1。</translation>
    </message>
    <message>
        <source>Each number goes to the place that is remembered of its window&apos;s winner. The output is %1.</source>
        <translation>每个数放到为它那个窗口的胜者记下的位置。输出是 %1。</translation>
    </message>
    <message>
        <source>Places of the window: %1 down × %2 across. The output is %3.</source>
        <translation>窗口位置：纵 %1 个 × 横 %2 个。输出是 %3。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Values made</source>
        <translation>得到的数</translation>
    </message>
    <message>
        <source>Values kept</source>
        <translation>保留的数</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 → %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>比较次数</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>加法次数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>The size is chosen. The windows share the input&apos;s rows and columns out among them. The output is %1.</source>
        <translation>尺寸是指定的。各个窗口分摊输入的行和列。输出是 %1。</translation>
    </message>
    <message>
        <source>One window covers the whole input: of each channel one number remains. The output is %1.</source>
        <translation>一个窗口盖住整个输入：每个通道只剩一个数。输出是 %1。</translation>
    </message>
</context>
<context>
    <name>window::PipelineStrip</name>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Add a layer after the input</source>
        <translation>在输入之后添加一层</translation>
    </message>
    <message>
        <source>Add a layer after this one</source>
        <translation>在这一层之后添加一层</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>vs</source>
        <translation>对</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>与其他层比较</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>waits for a layer before</source>
        <translation>等待前面的层</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>window::PlayMenu</name>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>One step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;irst step</source>
        <translation>第一步(&amp;I)</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>&amp;Last step</source>
        <translation>最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>快一些(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>慢一些(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to step…</source>
        <translation>转到某一步(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>重复播放(&amp;R)</translation>
    </message>
    <message>
        <source>By one pro&amp;duct</source>
        <translation>每次一个乘积(&amp;D)</translation>
    </message>
    <message>
        <source>By one &amp;window</source>
        <translation>每次一个窗口(&amp;W)</translation>
    </message>
    <message>
        <source>By one r&amp;ow</source>
        <translation>每次一行(&amp;O)</translation>
    </message>
    <message>
        <source>Next output &amp;channel</source>
        <translation>下一个输出通道(&amp;C)</translation>
    </message>
    <message>
        <source>Previous output c&amp;hannel</source>
        <translation>上一个输出通道(&amp;H)</translation>
    </message>
    <message>
        <source>Next input channel</source>
        <translation>下一个输入通道</translation>
    </message>
    <message>
        <source>Previous input channel</source>
        <translation>上一个输入通道</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>&amp;Next words of the lesson</source>
        <translation>下一段讲解(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious words of the lesson</source>
        <translation>上一段讲解(&amp;V)</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Shift+空格</translation>
    </message>
    <message>
        <source>&amp;Ask about this step</source>
        <translation>提问这一步(&amp;A)</translation>
    </message>
    <message>
        <source>Predict &amp;every step</source>
        <translation>每一步都先预测(&amp;E)</translation>
    </message>
    <message>
        <source>Practise this &amp;layer</source>
        <translation>练习这一层(&amp;L)</translation>
    </message>
</context>
<context>
    <name>window::Presentation</name>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Play, pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快一些</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢一些</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Clear what was drawn</source>
        <translation>清除画过的笔迹</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Other screen</source>
        <translation>换一个屏幕</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>显示这些按键</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Presentation – Poolscope</source>
        <translation>演示 – Poolscope</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Esc: leave   ·   H: keys   ·   right mouse button: everything else</source>
        <translation>Esc：离开   ·   H：按键   ·   鼠标右键：其他</translation>
    </message>
    <message>
        <source>Next output channel</source>
        <translation>下一个输出通道</translation>
    </message>
    <message>
        <source>Previous output channel</source>
        <translation>上一个输出通道</translation>
    </message>
    <message>
        <source>Next input channel</source>
        <translation>下一个输入通道</translation>
    </message>
    <message>
        <source>Previous input channel</source>
        <translation>上一个输入通道</translation>
    </message>
    <message>
        <source>By one product</source>
        <translation>每次一个乘积</translation>
    </message>
    <message>
        <source>By one window</source>
        <translation>每次一个窗口</translation>
    </message>
    <message>
        <source>By one row</source>
        <translation>每次一行</translation>
    </message>
    <message>
        <source>As a matrix</source>
        <translation>写成矩阵</translation>
    </message>
    <message>
        <source>Next words of the lesson</source>
        <translation>下一段讲解</translation>
    </message>
    <message>
        <source>Previous words of the lesson</source>
        <translation>上一段讲解</translation>
    </message>
    <message>
        <source>Words at the foot</source>
        <translation>底部显示讲解</translation>
    </message>
    <message>
        <source>This is the end of the lesson. Space opens the next one.</source>
        <translation>这一课到此结束。按空格打开下一课。</translation>
    </message>
    <message>
        <source>These words were written for the original numbers.</source>
        <translation>这段讲解是针对原来的数字写的。</translation>
    </message>
    <message>
        <source>Ask about this step</source>
        <translation>提问这一步</translation>
    </message>
    <message>
        <source>A to D: one hand more, with Shift one less   ·   Space: the answer</source>
        <translation>A 到 D：多一人举手，加 Shift 少一人   ·   空格：答案</translation>
    </message>
    <message>
        <source>The commonest other answer comes out when one %1.</source>
        <translation>其他答案中最多的一个：如果%1，就会得到它。</translation>
    </message>
    <message>
        <source>All layers, or one</source>
        <translation>全部层或单层</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Take back the last line</source>
        <translation>撤回最后一笔</translation>
    </message>
    <message>
        <source>1 2 3: colour   ·   Backspace: take back a line   ·   Delete: clear   ·   Esc: lay the pen down</source>
        <translation>1 2 3：颜色   ·   Backspace：撤回一笔   ·   Delete：全部清除   ·   Esc：放下笔</translation>
    </message>
    <message>
        <source>Purple pen</source>
        <translation>紫色笔</translation>
    </message>
    <message>
        <source>Turquoise pen</source>
        <translation>青绿色笔</translation>
    </message>
    <message>
        <source>White or black pen</source>
        <translation>白色或黑色笔</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Next, previous words</source>
        <translation>下一段、上一段讲解</translation>
    </message>
    <message>
        <source>One step forward, back</source>
        <translation>前进、后退一步</translation>
    </message>
    <message>
        <source>First, last step</source>
        <translation>第一步、最后一步</translation>
    </message>
    <message>
        <source>Next, previous layer</source>
        <translation>下一层、上一层</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>By product, window, row</source>
        <translation>按乘积、窗口、行</translation>
    </message>
    <message>
        <source>Faster, slower</source>
        <translation>加快、减慢</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>True convolution (flip)</source>
        <translation>真正的卷积（翻转）</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Point and draw</source>
        <translation>指与画</translation>
    </message>
    <message>
        <source>Colour of the pen in hand</source>
        <translation>手中笔的颜色</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Black, white screen</source>
        <translation>黑屏、白屏</translation>
    </message>
    <message>
        <source>A hand more for that answer, with Shift one less</source>
        <translation>该答案多一人举手，按 Shift 少一人</translation>
    </message>
    <message>
        <source>Hands for an answer</source>
        <translation>为答案计举手人数</translation>
    </message>
    <message>
        <source>Presenter&apos;s window</source>
        <translation>演讲者窗口</translation>
    </message>
    <message>
        <source>Start or stop the watch</source>
        <translation>计时开始或暂停</translation>
    </message>
    <message>
        <source>The watch from zero</source>
        <translation>计时归零</translation>
    </message>
    <message>
        <source>Run, reset the watch</source>
        <translation>计时、归零</translation>
    </message>
</context>
<context>
    <name>window::PresenterWindow</name>
    <message>
        <source>Presenter – Poolscope</source>
        <translation>演讲者 – Poolscope</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From zero</source>
        <translation>归零</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>This lesson has no words.</source>
        <translation>这一课没有讲解。</translation>
    </message>
    <message>
        <source>These words were written for the original numbers.</source>
        <translation>这段讲解是针对原来的数字写的。</translation>
    </message>
    <message>
        <source>There are no notes here.</source>
        <translation>这里没有备注。</translation>
    </message>
    <message>
        <source>This is the end of the lesson. Space opens the next one.</source>
        <translation>这一课到此结束。按空格打开下一课。</translation>
    </message>
    <message>
        <source>Space shows the answer first. Then:</source>
        <translation>按空格先显示答案，然后：</translation>
    </message>
    <message>
        <source>The class is guessing; only you see the result.</source>
        <translation>全班正在猜；只有你看得到结果。</translation>
    </message>
    <message>
        <source>The class is guessing; only you see that %1 is right.</source>
        <translation>全班正在猜；只有你看得到 %1 正确。</translation>
    </message>
    <message>
        <source>The screen is black; the next key brings the picture back.</source>
        <translation>屏幕是黑的；再按任意键恢复画面。</translation>
    </message>
    <message>
        <source>The screen is white; the next key brings the picture back.</source>
        <translation>屏幕是白的；再按任意键恢复画面。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>window::Recovery</name>
    <message>
        <source>&amp;Review…</source>
        <translation>查看(&amp;R)…</translation>
    </message>
    <message>
        <source>La&amp;ter</source>
        <translation>以后再说(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n lessons were not saved when Poolscope ended.</source>
        <translation>
            <numerusform>Poolscope 上次结束时有 %n 节课没有保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>The latest is “%1” (%2).</source>
        <translation>最近的是“%1”（%2）。</translation>
    </message>
    <message>
        <source>&amp;Bring back the latest</source>
        <translation>恢复最近的(&amp;B)</translation>
    </message>
    <message>
        <source>Unsaved work of %1 cannot be read.</source>
        <translation>%1 未保存的内容无法读取。</translation>
    </message>
    <message>
        <source>“%1” (%2) was not saved when Poolscope ended.</source>
        <translation>Poolscope 上次结束时没有保存“%1”（%2）。</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>Another window has brought it back or discarded it.</source>
        <translation>另一个窗口已经恢复或丢弃了它。</translation>
    </message>
    <message>
        <source>It is back, and not saved yet.</source>
        <translation>已经恢复，还没有保存。</translation>
    </message>
    <message>
        <source>Another window cannot be opened.</source>
        <translation>无法打开另一个窗口。</translation>
    </message>
    <message>
        <source>nothing differs</source>
        <extracomment>between two things that differ</extracomment>
        <translation>没有不同</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>It cannot be brought back: %1.</source>
        <translation>无法恢复：%1。</translation>
    </message>
    <message>
        <source>It was never saved to a file.</source>
        <translation>它从未保存到文件。</translation>
    </message>
    <message>
        <source>Compared with the built-in lesson: %1.</source>
        <translation>与内置课程相比：%1。</translation>
    </message>
    <message>
        <source>Compared with its file: %1.</source>
        <translation>与它的文件相比：%1。</translation>
    </message>
    <message>
        <source>Its file has been written since then. Compared with it: %1.</source>
        <translation>它的文件后来又被修改过。与文件相比：%1。</translation>
    </message>
    <message>
        <source>Its file is not there any more.</source>
        <translation>它的文件已经不在了。</translation>
    </message>
    <message>
        <source>Its file cannot be read now.</source>
        <translation>它的文件现在无法读取。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences; Chinese puts no space between them</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>window::RecoveryDialog</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Poolscope</source>
        <translation>Poolscope</translation>
    </message>
    <message>
        <source>Discard the unsaved work on “%1”?</source>
        <translation>要丢弃“%1”未保存的内容吗？</translation>
    </message>
    <message>
        <source>It cannot be brought back afterwards.</source>
        <translation>之后无法找回。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Unsaved lessons</source>
        <translation>未保存的课程</translation>
    </message>
    <message>
        <source>These lessons were not saved when Poolscope ended. What you leave for later is offered again at the next start.</source>
        <translation>Poolscope 上次结束时没有保存这些课程。留到以后的，下次启动时会再次提示。</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>In a new &amp;window</source>
        <translation>在新窗口中(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>丢弃(&amp;D)…</translation>
    </message>
    <message>
        <source>La&amp;ter</source>
        <translation>以后再说(&amp;T)</translation>
    </message>
</context>
<context>
    <name>window::Saving</name>
    <message numerus="yes">
        <source>%1 is not saved yet: the disk has not answered for %n seconds.</source>
        <translation>
            <numerusform>%1 还没有保存：磁盘已有 %n 秒没有响应。</numerusform>
        </translation>
    </message>
    <message>
        <source>Poolscope</source>
        <translation>Poolscope</translation>
    </message>
    <message>
        <source>“%1” is being saved, and the disk has not answered yet.</source>
        <translation>正在保存“%1”，但磁盘还没有响应。</translation>
    </message>
    <message>
        <source>Closing without waiting may leave the file as it was before, without what was changed since.</source>
        <translation>不等待就关闭，文件可能仍是保存之前的样子，此后的修改不在其中。</translation>
    </message>
    <message>
        <source>Close without &amp;waiting</source>
        <translation>不等待，直接关闭(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>留在这里(&amp;S)</translation>
    </message>
</context>
<context>
    <name>window::Stage</name>
    <message>
        <source>Stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>“%1” is not a number. Type a decimal such as 0.5, or a fraction such as 1/9.</source>
        <translation>“%1”不是数。请输入像 0.5 这样的小数，或像 1/9 这样的分数。</translation>
    </message>
    <message>
        <source>There are no rows of numbers on the clipboard.</source>
        <translation>剪贴板里没有成行的数字。</translation>
    </message>
    <message>
        <source>Painting with %1. Alt+click takes another number from a cell, P or Escape puts the brush away.</source>
        <translation>正在用 %1 涂画。按住 Alt 点击可从格子取另一个数，按 P 或 Escape 收起画笔。</translation>
    </message>
    <message>
        <source>Paint with %1</source>
        <translation>用 %1 涂画</translation>
    </message>
    <message>
        <source>These are gradients, which follow from the numbers. Press G to go back to the numbers and change those.</source>
        <translation>这些是梯度，由数值算出。按 G 回到数值再修改。</translation>
    </message>
    <message>
        <source>These numbers come from the layer before. Choose the first layer to change the input.</source>
        <translation>这些数字来自前一层。要修改输入，请选择第一层。</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>“%1” may be %2 or %3. Type one of these.</source>
        <translation>“%1”可能是 %2，也可能是 %3。请输入其中之一。</translation>
    </message>
    <message>
        <source>These are the numbers of input and kernel, laid out as matrices. Press M to go back and change them there.</source>
        <translation>这些是输入和卷积核的数，排成了矩阵。按 M 返回原图，在那里修改。</translation>
    </message>
    <message>
        <source>Clear %1 × %2 cells</source>
        <translation>清零 %1 × %2 个格子</translation>
    </message>
    <message>
        <source>Choose what is to be cut first: click a cell, or drag over several.</source>
        <translation>请先选中要剪切的内容：点击一个格子，或拖过多个格子。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste into %1 × %2 cells</source>
        <translation>粘贴到 %1 × %2 个格子</translation>
    </message>
</context>
<context>
    <name>window::TablePanel</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Which table: the steps, the numbers of this layer, or what the layers cost</source>
        <translation>选择表格：步骤、本层的数字或各层的开销</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>window::TransportBar</name>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Speed: 1× is one window a second</source>
        <translation>速度：1× 是每秒一个窗口</translation>
    </message>
    <message>
        <source>A step from 1 to %1, or a row from r1 to r%2</source>
        <translation>可填第 1 到 %1 步，或第 r1 到 r%2 行</translation>
    </message>
    <message>
        <source>Go to a step, or to a row: r3</source>
        <translation>转到某一步，或某一行：r3</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复播放</translation>
    </message>
    <message>
        <source>Counted from 1. Lesson files and the command line&apos;s --step count from 0.</source>
        <translation>从 1 数起。课程文件和命令行的 --step 从 0 数起。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>One product at a time</source>
        <translation>每次走一个乘积</translation>
    </message>
    <message>
        <source>One window at a time</source>
        <translation>每次走一个窗口</translation>
    </message>
    <message>
        <source>One row at a time</source>
        <translation>每次走一行</translation>
    </message>
</context>
<context>
    <name>window::ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>高对比度(&amp;C)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Whole picture</source>
        <translation>完整画面(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;No motion</source>
        <translation>关闭动画(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>讲解(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;resent</source>
        <translation>演示(&amp;R)</translation>
    </message>
    <message>
        <source>True con&amp;volution (flip the kernel)</source>
        <translation>真正的卷积（翻转卷积核）(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Steps and tables</source>
        <translation>步骤和表格(&amp;S)</translation>
    </message>
    <message>
        <source>The input and every layer&apos;s output at once (%1)</source>
        <translation>同时显示输入和每一层的输出（%1）</translation>
    </message>
    <message>
        <source>What if &amp;max&apos;s padding were 0?</source>
        <translation>如果最大池化的填充是 0 呢？(&amp;M)</translation>
    </message>
    <message>
        <source>As a &amp;matrix</source>
        <translation>写成矩阵(&amp;M)</translation>
    </message>
    <message>
        <source>All la&amp;yers</source>
        <translation>全部层(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Gradients (way back)</source>
        <translation>梯度（反向过程）(&amp;G)</translation>
    </message>
    <message>
        <source>Transposed convol&amp;ution by zero insertion</source>
        <translation>用插零看转置卷积(&amp;U)</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>全部层</translation>
    </message>
    <message>
        <source>Num&amp;bers of rows and columns</source>
        <translation>行号与列号(&amp;B)</translation>
    </message>
    <message>
        <source>Count rows and columns from &amp;1</source>
        <translation>行号、列号从 1 开始(&amp;1)</translation>
    </message>
</context>
</TS>
