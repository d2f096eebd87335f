#!/bin/sh
# Installs what building and testing Rapporteur needs and this machine lacks.
# Debian and Ubuntu only; others are told what to install.
set -eu

# header or command that proves a package, then the package
need='
/usr/include/stdio.h libc6-dev
/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf fonts-noto-core
/usr/include/GL/gl.h libgl1-mesa-dev
/usr/include/X11/Xcursor/Xcursor.h libxcursor-dev
/usr/include/X11/extensions/Xrandr.h libxrandr-dev
/usr/include/X11/extensions/Xinerama.h libxinerama-dev
/usr/include/X11/extensions/XInput2.h libxi-dev
/usr/include/X11/extensions/xf86vmode.h libxxf86vm-dev
/usr/include/xkbcommon/xkbcommon.h libxkbcommon-dev
/usr/include/wayland-client-core.h libwayland-dev
gcc gcc
pkg-config pkg-config
git git
Xvfb xvfb
xdotool xdotool
xclip xclip
import imagemagick
metacity metacity
chromium chromium
'

present() {
	case $1 in
	/*) [ -e "$1" ] ;;
	chromium) command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ;;
	# A stand-in called convert may come without import: only the real one takes pictures of windows.
	*) command -v "$1" >/dev/null ;;
	esac
}

missing=$(printf '%s\n' "$need" | while read -r proof package; do
	[ -z "$proof" ] || present "$proof" || echo "$package"
done | tr '\n' ' ')
[ -f /etc/ssl/certs/ca-certificates.crt ] || missing="$missing ca-certificates"
command -v go >/dev/null || missing="$missing golang-go"

if [ -n "$(echo "$missing" | tr -d ' ')" ]; then
	if ! command -v apt-get >/dev/null; then
		echo "Rapporteur builds with: a C compiler, pkg-config, the headers of OpenGL, X11 (Xcursor," >&2
		echo "Xrandr, Xinerama, Xi, Xxf86vm), xkbcommon and Wayland; its tests with Xvfb, xdotool, xclip," >&2
		echo "ImageMagick, metacity and Chromium. Please install them with this system's packages." >&2
		echo "By Debian's names, this machine lacks: $missing" >&2
		exit 1
	fi
	as=''
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || { echo "To install $missing this needs root or sudo." >&2; exit 1; }
		as=sudo
	fi
	echo "Installing from this system's packages: $missing"
	$as apt-get update -q >/dev/null
	# shellcheck disable=SC2086
	$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null
fi

sh "$(dirname "$0")/go.sh"
