#!/bin/sh
# Installs what building (setup.sh build) or testing (setup.sh test) Rapporteur
# needs and this machine lacks. Debian and Ubuntu only; others are told what to install.
set -eu

cd "$(dirname "$0")/.."
part=${1:-}

# What proves a package (a header or font's file, or a command), then the package.
case $part in
build) need='
/usr/include/stdio.h libc6-dev
/usr/include/GL/gl.h libgl1-mesa-dev
/usr/include/X11/Xcursor/Xcursor.h libxcursor-dev
/usr/include/X11/extensions/Xrandr.h libxrandr-dev
/usr/include/X11/extensions/Xinerama.h libxinerama-dev
/usr/include/X11/extensions/XInput2.h libxi-dev
/usr/include/X11/extensions/xf86vmode.h libxxf86vm-dev
/usr/include/xkbcommon/xkbcommon.h libxkbcommon-dev
/usr/include/wayland-client-core.h libwayland-dev
/etc/ssl/certs/ca-certificates.crt ca-certificates
gcc gcc
pkg-config pkg-config
git git
go golang-go
' ;;
test) need='
/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf fonts-noto-core
Xvfb xvfb
xdotool xdotool
xclip xclip
import imagemagick
metacity metacity
chromium chromium
' ;;
*)
	echo "Usage: setup.sh build | setup.sh test" >&2
	exit 2
	;;
esac

# browser: a Chromium or Chrome that is no snap. A snap cannot read /tmp nor
# hidden folders, where tests keep what they show it.
browser() {
	for name in chromium chromium-browser google-chrome; do
		found=$(command -v "$name") || continue
		case $(readlink -f "$found") in
		*/snap | */snap/*) continue ;;
		esac
		# Ubuntu's chromium-browser is a short script that starts the snap.
		if head -c 2 "$found" | grep -q '#!' && grep -q '/snap/bin' "$found"; then continue; fi
		return 0
	done
	return 1
}

present() {
	case $1 in
	/*) [ -e "$1" ] ;;
	chromium) browser ;;
	# A stand-in called convert may come without import: only the real one takes pictures of windows.
	*) command -v "$1" >/dev/null ;;
	esac
}

# lacking prints the packages whose proof is not there.
lacking() {
	printf '%s\n' "$need" | while read -r proof package; do
		[ -z "$proof" ] || present "$proof" || printf '%s ' "$package"
	done
}

# offered PACKAGE: apt has it, as more than a stub that installs a snap.
offered() {
	apt-cache show --no-all-versions "$1" 2>/dev/null |
		awk '/^Package:/ {some = 1} /^Version:.*snap/ || /^(Pre-)?Depends:.*snapd/ {stub = 1} END {exit !(some && !stub)}'
}

# explain_browser says where a browser comes from if not from this system's packages.
explain_browser() {
	cat >&2 <<'EOF'
The tests of reports need Chromium or Google Chrome, not as a snap (a snap cannot read the tests' files).
This system's packages offer none. Please install Google Chrome from its maker's .deb file, or a
Chromium of your own so that the command chromium starts it; then run this again.
EOF
}

# install PACKAGES: all at once, or, where that fails, each that can be.
install() {
	as=''
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || { echo "To install $* this needs root or sudo." >&2; return; }
		as=sudo
	fi
	echo "Installing from this system's packages: $*"
	$as apt-get update -q >/dev/null || echo "The list of packages could not be brought up to date; going on with the one that is here." >&2
	can=''
	for package in "$@"; do
		if [ "$package" = chromium ] && ! offered chromium; then package=chromium-browser; fi
		if offered "$package"; then can="$can $package"; fi
	done
	[ -n "$can" ] || return 0
	get="$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
	# shellcheck disable=SC2086 # words are wanted
	$get $can >/dev/null && return
	for package in $can; do
		$get "$package" >/dev/null || echo "$package could not be installed; going on with the rest." >&2
	done
}

if [ "$(uname)" = Darwin ]; then
	# Apple's tools bring the compiler, the headers and git.
	if [ "$part" = test ]; then need=''; else need='
cc command-line-tools
git command-line-tools
go go
'; fi
fi

missing=$(lacking)
if [ -n "$missing" ] && command -v apt-get >/dev/null; then
	# shellcheck disable=SC2086 # words are wanted
	install $missing
	missing=$(lacking)
fi

if [ -n "$missing" ]; then
	case $part in
	build) what="a C compiler, pkg-config, git, Go, and the headers of OpenGL, X11 (Xcursor, Xrandr, Xinerama, Xi, Xxf86vm), xkbcommon and Wayland" ;;
	test) what="Xvfb, xdotool, xclip, ImageMagick, metacity, Noto Sans and Chromium" ;;
	esac
	if [ "$(uname)" = Darwin ]; then
		what="Apple's command line tools (xcode-select --install) and Go, from the Go project's site"
	fi
	echo "To $part Rapporteur, a machine needs $what." >&2
	echo "By Debian's names, this machine still lacks: $missing" >&2
	echo "Please install that with this system's packages and run this again." >&2
	case $missing in *chromium*) if command -v apt-get >/dev/null; then explain_browser; fi ;; esac
	exit 1
fi

if [ "$part" = build ]; then
	sh scripts/go.sh
fi
