#!/bin/sh
# Runs a command on a display of its own, at scale 1, with a window manager,
# so that pictures and pointer positions are the same on every machine.
set -eu

numbers=$(mktemp)
Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$numbers" >/dev/null 2>&1 &
xvfb=$!
manager=''
trap 'kill $manager $xvfb 2>/dev/null; rm -f "$numbers"' EXIT
tries=0
until [ -s "$numbers" ]; do
	tries=$((tries + 1))
	[ $tries -lt 100 ] || { echo "Xvfb did not start" >&2; exit 1; }
	sleep 0.1
done
DISPLAY=:$(cat "$numbers")
export DISPLAY FYNE_SCALE=1 FYNE_PLATFORM=x11 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
metacity --no-composite >/dev/null 2>&1 &
manager=$!
xdotool mousemove 1919 1199
"$@"
