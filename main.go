// Rapporteur presents and annotates the outcomes of webinars.
package main

import (
	"os"

	"github.com/rapporteur-app/rapporteur/app/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
