package store

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
)

// IsNotebook tells whether the file at path is a notebook, or may be one: damaged,
// open elsewhere, of another application's bbolt, or not to be read. Ask before
// writing something else there: what it says yes to is never to be replaced. It
// reads the beginning of the file only, follows links, and takes no lock.
func IsNotebook(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer file.Close()
	_, looksRight, err := readMetas(file)
	return looksRight || err != nil
}

// inspect refuses, without opening it for writing, what is no notebook or is so
// damaged that mapping it into memory would crash.
func inspect(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return readError(path, err)
	}
	if info.IsDir() {
		return fail(ErrNotNotebook, "folder", path, nil)
	}
	if !info.Mode().IsRegular() {
		return notNotebook(path, errors.New("it is not a regular file"))
	}
	if info.Size() == 0 {
		return fail(ErrNotNotebook, "empty", path, nil)
	}
	file, err := os.Open(path)
	if err != nil {
		return readError(path, err)
	}
	defer file.Close()
	_, err = newestMeta(path, file, sizeOf(file))
	return err
}

// sizeOf returns the size of a file when it is asked for.
func sizeOf(file *os.File) func() (int64, error) {
	return func() (int64, error) {
		info, err := file.Stat()
		if err != nil {
			return 0, err
		}
		return info.Size(), nil
	}
}

// verify follows every page of a file that nobody is writing.
func verify(path string) error { return verifyBy(path, checkPages) }

func verifyBy(path string, check func(io.ReaderAt, boltMeta) (int, error)) error {
	file, err := os.Open(path)
	if err != nil {
		return readError(path, err)
	}
	defer file.Close()
	meta, err := newestMeta(path, file, sizeOf(file))
	if err != nil {
		return err
	}
	if _, err := check(file, meta); err != nil {
		return damaged(path, err)
	}
	return nil
}

// newestMeta returns what the newest whole meta page says of a file that is all
// there. It asks for the size last, since another program may be making it grow.
func newestMeta(path string, file io.ReaderAt, sizeNow func() (int64, error)) (boltMeta, error) {
	metas, looksRight, err := readMetas(file)
	switch {
	case err != nil:
		return boltMeta{}, readError(path, err)
	case !looksRight:
		return boltMeta{}, notNotebook(path, errors.New("it does not begin like a bbolt file"))
	case len(metas) == 0:
		return boltMeta{}, damaged(path, errors.New("both of its first pages are damaged"))
	}
	newest := metas[0]
	for _, m := range metas[1:] {
		if m.txid > newest.txid {
			newest = m
		}
	}
	size, err := sizeNow()
	if err != nil {
		return boltMeta{}, readError(path, err)
	}
	if newest.pages > uint64(size)/uint64(newest.pageSize) {
		return boltMeta{}, damaged(path, errors.New("it is cut off"))
	}
	return newest, nil
}

// The layout of bbolt's meta pages, of which there are two, at the beginning.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	pageHeader  = 16
	metaSize    = 64
)

// boltMeta is what a meta page says.
type boltMeta struct {
	pageSize uint32
	root     uint64
	freelist uint64
	pages    uint64 // how many the file has
	txid     uint64
}

// readMetas returns the meta pages that are whole, and whether the file looks
// like one of bbolt's at all.
func readMetas(file io.ReaderAt) (metas []boltMeta, looksRight bool, err error) {
	places := []int64{0}
	for pageSize := int64(1024); pageSize <= 16<<20; pageSize *= 2 {
		places = append(places, pageSize)
	}
	for _, at := range places {
		var b [pageHeader + metaSize]byte
		if _, err := file.ReadAt(b[:], at); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, false, err
		}
		m, magic, valid := parseMeta(b[pageHeader:])
		looksRight = looksRight || magic
		if valid && (at == 0 || at == int64(m.pageSize)) {
			metas = append(metas, m)
		}
	}
	return metas, looksRight, nil
}

func parseMeta(b []byte) (m boltMeta, magic, valid bool) {
	native := binary.NativeEndian
	if native.Uint32(b) != boltMagic {
		return m, false, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:56])
	if native.Uint32(b[4:]) != boltVersion || native.Uint64(b[56:]) != sum.Sum64() {
		return m, true, false
	}
	m = boltMeta{
		pageSize: native.Uint32(b[8:]), root: native.Uint64(b[16:]), freelist: native.Uint64(b[32:]),
		pages: native.Uint64(b[40:]), txid: native.Uint64(b[48:]),
	}
	valid = m.pageSize >= 1024 && m.pageSize&(m.pageSize-1) == 0 && m.pageSize <= 16<<20
	return m, true, valid
}
