package importer

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/store"
)

// Input is a file to import; Name is for sentences only.
type Input struct {
	Name string
	Data []byte
}

// Load reads a file from the disk. Errors are *Error.
func Load(path string) (Input, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return Input{}, fail(ErrNotExport, "import.error.missing", "file", path)
	case err != nil:
		return Input{}, fail(ErrNotExport, "import.error.unreadable", "file", name)
	case info.IsDir():
		return Input{}, fail(ErrNotExport, "import.error.folder", "file", name)
	case info.Size() > LargestFile:
		return Input{}, fail(ErrTooLarge, "import.error.too_large", "file", name, "megabytes", LargestFile>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return Input{}, fail(ErrNotExport, "import.error.unreadable", "file", name)
	}
	return Input{name, data}, nil
}

// ReadAll reads several files. The error is Read's of the first that cannot be read.
func ReadAll(ctx context.Context, inputs []Input, o Options) ([]*Export, error) {
	exports := make([]*Export, len(inputs))
	for i, in := range inputs {
		part := o
		if o.Progress != nil {
			part.Progress = func(done float64) { o.Progress((float64(i) + done) / float64(len(inputs))) }
		}
		var err error
		if exports[i], err = Read(ctx, in.Name, in.Data, part); err != nil {
			return nil, err
		}
	}
	return exports, nil
}

// ReadFor reads again what a webinar's record can settle: times whose zone the
// file does not tell are those of the webinar's zone, and times without a date are
// of its day. It returns the exports as they were where there is nothing to settle.
// Errors are Read's.
func ReadFor(ctx context.Context, inputs []Input, exports []*Export, o Options, w store.Webinar) ([]*Export, error) {
	zone, day := w.Start.Zone, webinarDay(w)
	settled := make([]*Export, len(exports))
	for i, e := range exports {
		settled[i] = e
		needsZone, needsDay := e.NeedsZone && o.Zone == "" && zone != "", e.NeedsDay && day != ""
		if !needsZone && !needsDay {
			continue
		}
		again := o
		if needsZone {
			again.Zone = zone
		}
		if needsDay {
			again.Day = day
		}
		var err error
		if settled[i], err = Read(ctx, inputs[i].Name, inputs[i].Data, again); err != nil {
			return nil, err
		}
		if needsZone {
			settled[i].Warnings = append(settled[i].Warnings, warning("zone_webinar", "zone", zone))
		}
	}
	return settled, nil
}
