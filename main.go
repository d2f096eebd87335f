// Rapporteur presents and annotates the outcomes of webinars.
package main

import (
	_ "embed"
	"os"

	"github.com/rapporteur-app/rapporteur/app/cli"
)

//go:embed THIRD_PARTY_NOTICES.md
var notices string

func main() {
	cli.Notices = notices
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
