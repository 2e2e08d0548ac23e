#!/bin/bash
# Takes README.md's pictures of the window, in English and Chinese, on a screen of their own (Xvfb), and its animation.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${1:-$root/build/release/bin/poolscope}
pictures=$root/resources/readme
mkdir -p "$pictures"

home=$(mktemp -d)
display=$(mktemp)
cleanup() {
    [ -z "${window_manager:-}" ] || kill "$window_manager" 2>/dev/null || true
    [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$home" "$display"
}
trap cleanup EXIT

Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$display" 2>/dev/null &
screen=$!
until [ -s "$display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$display")
export DISPLAY XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home XDG_STATE_HOME=$home XDG_CACHE_HOME=$home
openbox >/dev/null 2>&1 &
window_manager=$!
sleep 1 # until it manages windows

# take LOCALE FILE [LESSON [KEYS]]; without a lesson, the gallery
take() {
    LC_ALL=$1.UTF-8 QT_QPA_PLATFORM=xcb "$program" ${3:+"$3"} 2>/dev/null &
    local app=$! window
    window=$(timeout 20 xdotool search --sync --onlyvisible --pid $app | tail -1)
    xdotool windowsize --sync "$window" 1440 900 || true
    xdotool windowmove "$window" 0 0
    xdotool mousemove 1439 899
    sleep 2
    for key in ${4:-}; do xdotool key --window "$window" "$key"; sleep 1.5; done
    import -window "$window" "$pictures/$2"
    kill $app
    wait $app 2>/dev/null || true
}

take en_US gallery.png
take en_US window.png builtin:convolve-then-pool "space space"
take zh_CN window_zh.png builtin:convolve-then-pool "space space"
take en_US compare.png builtin:max-or-average
take en_US matrix.png builtin:convolution m

# The animation comes from the exporter, as anyone's would.
"$(dirname "$program")/poolscope-cli" export builtin:convolve-then-pool --layer 0 --size 960x540 --speed 2 --fps 12 \
    -o "$pictures/steps.gif"
