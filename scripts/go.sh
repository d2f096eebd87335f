#!/bin/sh
# Makes sure that `go` can build this module. From Go 1.21 on, go fetches the
# version that go.mod asks for by itself, unless GOTOOLCHAIN=local forbids it;
# an older one (Debian 12 ships 1.19) never does. Either is good enough to fetch
# a newer Go as a module, once; links to it in build/toolchain/bin need no root,
# and the Makefile has that folder on its PATH.
set -eu

cd "$(dirname "$0")/.."
want=$(sed -n 's/^go \([0-9.]*\)$/\1/p' go.mod)
case $want in
*.*.*) ;;
*) want=$want.0 ;;
esac

# new_enough GO: GO, asked inside this module, is at least the Go of go.mod.
new_enough() {
	# A release candidate counts as its release.
	have=$("$1" version 2>/dev/null | sed -n 's/^go version \(devel \)*go\([0-9.]*\).*/\2/p')
	[ -n "$have" ] && awk -v have="$have" -v want="$want" 'BEGIN {
		split(have, h, "."); split(want, w, ".")
		for (i = 1; i <= 3; i++) if (h[i] + 0 != w[i] + 0) exit !(h[i] + 0 > w[i] + 0)
	}'
}

go=${GO:-go}
if new_enough "$go"; then
	exit 0
fi
if new_enough build/toolchain/bin/go; then
	exit 0
fi

old=$(cd / && "$go" version 2>/dev/null | cut -d ' ' -f 3) || true
[ -n "$old" ] || {
	echo "There is no working Go here. Please install Go 1.19 or newer, from the Go project's site" >&2
	exit 1
}
echo "This machine's $old is older than Go $want, which go.mod asks for: fetching that as a module"
# Outside this module: an old go cannot read its go.mod.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dir=$(
	cd "$scratch"
	GOFLAGS='' GOWORK=off
	export GOFLAGS GOWORK
	"$go" mod init scratch >/dev/null 2>&1
	module="golang.org/toolchain@v0.0.1-go$want.$("$go" env GOOS)-$("$go" env GOARCH)"
	"$go" mod download -json "$module" >answer || true
	sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p' answer
	sed -n 's/^.*"Error": "\(.*\)".*$/\1/p' answer >&2
)
if [ -z "$dir" ]; then
	echo "Go $want could not be fetched. Nothing was changed. Please check the network and run this again," >&2
	echo "or install Go $want or newer, from the Go project's site" >&2
	exit 1
fi
# Modules come without the right to be run.
chmod +x "$dir"/bin/* "$dir"/pkg/tool/*/*
mkdir -p build/toolchain/bin
for command in "$dir"/bin/*; do
	# Links to the files, not to the folder: go looks for the rest of itself from where it really is.
	ln -sf "$command" build/toolchain/bin/
done
if ! new_enough build/toolchain/bin/go; then
	echo "Go $want was fetched, but GOTOOLCHAIN=$(build/toolchain/bin/go env GOTOOLCHAIN) holds it back. Please unset that and run this again." >&2
	exit 1
fi
echo "Go $want is at build/toolchain/bin/go; \`make\` uses it"
