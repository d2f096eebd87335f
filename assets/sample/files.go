// Package sample holds the content of the sample notebook as data: facts of the
// programme with their sources, and made-up material marked as such.
package sample

import "embed"

// Files are the YAML files and the two attachments.
//
//go:embed *.yaml logo.png run-of-show.txt
var Files embed.FS
