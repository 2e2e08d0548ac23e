#pragma once

namespace core {

/// Words number rows and columns from 0, as programs do, or from 1, as people do. Tensors, files and placeholders know
/// positions from 0 alone; an index into all cells, as PyTorch gives it, is none of these numbers. One for the whole program,
/// as its language is; may be asked for on any thread.
int countsFrom();
/// `first`: 0 or 1.
void countFrom(int first);

/// How words call the row or column at that position.
inline int counted(int position)
{
    return position + countsFrom();
}

} // namespace core
