// Core's sentences about a layer that cannot run, each with its translation in the program (resources/i18n).
const problemTexts = {
    'must be at least {0}, got {1}':
        '至少为 {0}，现在是 {1}',
    'must be at most {0}, got {1}':
        '最多为 {0}，现在是 {1}',
    'the window spans {0} rows, but the padded input has only {1}: a smaller window or dilation, or more padding would fit':
        '窗口跨 {0} 行，而填充后的输入只有 {1} 行：窗口或膨胀小一些，或填充多一些，就放得下',
    'the window spans {0} columns, but the padded input has only {1}: a smaller window or dilation, or more padding would fit':
        '窗口跨 {0} 列，而填充后的输入只有 {1} 列：窗口或膨胀小一些，或填充多一些，就放得下',
    "must be less than the window's reach, {0}; got {1}":
        '必须小于窗口的跨度 {0}，现在是 {1}',
    "must be at most half of the window's reach, {0}; got {1}":
        '最多是窗口跨度 {0} 的一半，现在是 {1}',
    'must not be 0':
        '不能是 0',
    'must be a number above 0':
        '必须是大于 0 的数',
    'must be given':
        '必须给出',
    'must divide the number of input channels, {0}; got {1}':
        '必须能整除输入通道数 {0}，现在是 {1}',
    'must divide the number of output channels, {0}; got {1}':
        '必须能整除输出通道数 {0}，现在是 {1}',
    'must have {3} for its number of input channels ({1} in the input, groups {2}), got {0}':
        '输入通道数必须是 {3}（输入有 {1} 个通道，分组数 {2}），现在是 {0}',
    'must have as many input channels as the input, {1}; got {0}':
        '输入通道数必须与输入的 {1} 相同，现在是 {0}',
    'must have as many numbers as there are output channels, {0}; got {1}':
        '数的个数必须等于输出通道数 {0}，现在是 {1}',
    'reflecting needs less padding than the input has rows: at most {0}, got {1}':
        '镜像填充必须少于输入的行数：最多 {0}，现在是 {1}',
    'reflecting needs less padding than the input has columns: at most {0}, got {1}':
        '镜像填充必须少于输入的列数：最多 {0}，现在是 {1}',
    'wrapping around needs no more padding than the input has rows: at most {0}, got {1}':
        '循环填充不能多于输入的行数：最多 {0}，现在是 {1}',
    'wrapping around needs no more padding than the input has columns: at most {0}, got {1}':
        '循环填充不能多于输入的列数：最多 {0}，现在是 {1}',
    'must be from {0} to {1}, got {2}':
        '必须在 {0} 到 {1} 之间，现在是 {2}',
    'must be less than the stride or the dilation: from 0 to {0}, got {1}':
        '必须小于步长或膨胀：0 到 {0}，现在是 {1}',
    'cuts the whole output away: it would be {0} × {1}':
        '把整个输出都切掉了：会是 {0} × {1}',
    'must be the position of a max-pool layer before this one, got {0}':
        '必须是前面某个最大池化层的位置，现在是 {0}',
    'layer {0} found winners for {1} × {2} × {3} (channels × rows × columns), but the input here is {4} × {5} × {6}':
        '第 {0} 层的最大值位置对应 {1} × {2} × {3}（通道 × 行 × 列），而这里的输入是 {4} × {5} × {6}',
    'must be given: from the pooling alone it would be {0} × {1}':
        '必须给出：单从池化推算会是 {0} × {1}',
    'must be from {0} × {1} to {2} × {3}, less than a stride from the default, got {4} × {5}':
        '必须在 {0} × {1} 到 {2} × {3} 之间，与默认值相差不到一个步长，现在是 {4} × {5}',
    'has no place for winner {0}: {1} × {2} has positions 0 to {3}; the pooled plane was {4} × {5}':
        '放不下胜者 {0}：{1} × {2} 的位置是 0 到 {3}；被池化的平面是 {4} × {5}',
    'must be a finite number':
        '必须是有限的数',
    'the output would be {0} × {1}; at most {2} rows and columns are possible':
        '输出会是 {0} × {1}；行和列最多 {2}',
    'the output would have {0} channels; at most {1} are possible':
        '输出会有 {0} 个通道；最多 {1} 个',
    'the output would have {0} numbers; at most {1} are possible':
        '输出会有 {0} 个数；最多 {1} 个',
    // The page's own
    'takes {0} products, too many for a page: at most {1}':
        '需要 {0} 次乘法，对一个网页太多了：最多 {1} 次',
};
