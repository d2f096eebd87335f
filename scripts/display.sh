#!/bin/sh
# Says so, and what to do, where there is no display to open a window on.
if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
	cat >&2 <<'EOF'
There is no display here, so Rapporteur's window cannot open. Nothing was changed.
  On a desktop: run this in a terminal of that desktop.
  Over SSH:     connect with "ssh -X" and run it again.
  Without one:  install Xvfb ("make setup-test"), then "Xvfb :1 -screen 0 1440x900x24 &" and
                "DISPLAY=:1 make run" (and a VNC server to look at it);
                or work without a window: "make build", then "build/rapporteur --help"
EOF
	exit 1
fi
