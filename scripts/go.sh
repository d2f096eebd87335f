#!/bin/sh
# Makes sure that `go` can build this module. From Go 1.21 on, go fetches the
# version that go.mod asks for by itself; an older one (Debian 12 ships 1.19)
# is only good enough to fetch a newer one as a module, once.
set -eu

minor=$(go env GOVERSION | sed -n 's/^go1\.\([0-9]*\).*/\1/p')
[ "${minor:-0}" -lt 21 ] || exit 0

want=$(sed -n 's/^go \([0-9.]*\)$/\1/p' go.mod)
module="golang.org/toolchain@v0.0.1-go$want.$(go env GOOS)-$(go env GOARCH)"
echo "This machine's $(go env GOVERSION) is too old: fetching Go $want as a module"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dir=$(cd "$scratch" && go mod init scratch >/dev/null 2>&1 && go mod download -json "$module" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
chmod -R u+w "$dir"
chmod +x "$dir"/bin/* "$dir"/pkg/tool/*/* 2>/dev/null || true
target=/usr/local/bin/go
link="ln -sf $dir/bin/go $target"
if [ "$(id -u)" -eq 0 ]; then $link; else sudo $link; fi
echo "Go $want is at $target"
