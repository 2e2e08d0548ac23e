#!/bin/sh
# own_names.sh libcore.a: whether each of the files for one kind of processor keeps to itself what it is compiled to. A function
# that is in several of them, or elsewhere too, would be whichever the linker sees first: for a processor that lacks it, perhaps.
shared=$(nm -C "$1" 2>/dev/null | awk '
    /^[^ ]*:$/ { ours = /^instructions_[a-z0-9]*\.cpp/ }
    ours && ($2 == "W" || $2 == "V" || $2 == "u") && !/EigenFor/ && !/DW\.ref/ { print }')
test -z "$shared" || { echo "$shared"; exit 1; }
nm -C "$1" 2>/dev/null | grep -q EigenFor
