#!/usr/bin/env bash
# What the program says where there is no screen: help and version as everywhere, else one sentence and exit status 1.
set -u
program=$1
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM
failed=0
expect() { # what, wanted status, pattern, actual status, output
    if [ "$2" != "$4" ] || ! grep -q -- "$3" <<<"$5"; then
        echo "FAIL $1: status $4 (wanted $2), output: $5"
        failed=1
    fi
}
out=$("$program" --help 2>/dev/null); expect "--help" 0 "Usage: poolscope .*FILE" $? "$out"
out=$("$program" --version 2>/dev/null); expect "--version" 0 "^poolscope [0-9]" $? "$out"
out=$("$program" 2>&1 >/dev/null); expect "no display" 1 "^poolscope: there is no display" $? "$out"
out=$(DISPLAY=:987 "$program" 2>&1 >/dev/null); expect "a display that is not there" 1 "there is no display" $? "$out"
out=$("$program" --nonsense 2>&1 >/dev/null); expect "an unknown option" 2 "nonsense" $? "$out"
exit $failed
