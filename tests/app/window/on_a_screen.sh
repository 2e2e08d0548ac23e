#!/usr/bin/env bash
# Runs the program under Xvfb with a window manager and works it by keys and mouse as a person would; what it saves is
# the proof.
set -u
program=$1
unset QT_QPA_PLATFORM
work=$(mktemp -d)
export XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state XDG_RUNTIME_DIR=$work/run
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
pids=()
# The third descriptor is closed first: its reader ends with it.
cleanup() { exec 3>&-; kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "FAIL: $*"; command -v import >/dev/null && import -window root /tmp/poolscope_on_a_screen.png; exit 1; }

# Xvfb chooses a free display and says which.
exec 3> >(cat > "$work/display")
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 2>/dev/null & pids+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || fail "Xvfb did not start"
export DISPLAY=:$(tr -d '[:space:]' < "$work/display")
openbox >/dev/null 2>&1 & pids+=($!)
sleep 1

cat > "$work/lesson.poolscope" <<'LESSON'
{"format": "poolscope", "version": 1, "title": "On a screen",
 "input": [[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]],
 "layers": [{"type": "max_pool2d", "kernel_size": 2, "stride": 2}]}
LESSON
"$program" "$work/lesson.poolscope" & app=$!; pids+=($app)
window=$(timeout 30 xdotool search --sync --onlyvisible --pid $app | tail -1)
[ -n "$window" ] || fail "no window"
xdotool windowactivate --sync "$window" || fail "the window cannot be activated"
sleep 1

keys() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.15; done; }
saved() { # waits until the file says it
    for _ in $(seq 50); do grep -q "$1" "$work/lesson.poolscope" && return 0; sleep 0.1; done
    return 1
}

# Type into the first cell (Enter opens it, digits replace, Enter commits), save, and find the number in the file.
keys Return 7 period 5 Return ctrl+s
saved '7.5' || fail "the typed number was not saved: $(cat "$work/lesson.poolscope")"
keys Escape Right Right ctrl+z ctrl+s
sleep 0.5
saved '7.5' && fail "undo did not take the number back"
# One step on is remembered as the lesson's start by a menu entry: Alt+E opens the menu, S chooses it.
keys Home Right Right alt+e s ctrl+s
saved '"step": 2' || fail "the step was not saved: $(cat "$work/lesson.poolscope")"
# A click on the last output cell is not known here by its place, but the end key is.
keys End alt+e s ctrl+s
saved '"step": 3' || fail "End did not go to the last step: $(cat "$work/lesson.poolscope")"
keys ctrl+q
for _ in $(seq 50); do kill -0 $app 2>/dev/null || { echo "ok"; exit 0; }; sleep 0.1; done
fail "the program did not end"
