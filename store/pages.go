package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The layout of bbolt's pages after the header: elements of 16 bytes, then their
// keys and values.
const (
	pageBranch   = 0x01
	pageLeaf     = 0x02
	pageFreelist = 0x10

	elementSize  = 16
	bucketHeader = 16
	bucketFlag   = 0x01
	maxDepth     = 32
	noFreelist   = ^uint64(0)
)

// pageWalk follows every page of a bbolt file by reading, not through mapped
// memory, and checks all that bbolt takes on trust: bbolt keeps sums of its two
// first pages only, and panics, or worse writes over living pages, when others
// are damaged.
type pageWalk struct {
	file io.ReaderAt
	meta boltMeta
	used []bool
}

var errPage = errors.New("a page is damaged")

// checkPages returns an error if the pages do not form whole trees, and the
// number of pages that are neither used nor free.
func checkPages(file io.ReaderAt, meta boltMeta) (lost int, err error) {
	w := &pageWalk{file: file, meta: meta, used: make([]bool, meta.pages)}
	if meta.pages < 4 {
		return 0, errPage
	}
	w.used[0], w.used[1] = true, true
	if err := w.tree(meta.root, nil, nil, 0); err != nil {
		return 0, err
	}
	if err := w.freelist(); err != nil {
		return 0, err
	}
	for _, used := range w.used {
		if !used {
			lost++
		}
	}
	return lost, nil
}

// read returns a page with what it overflows into, and marks it used.
func (w *pageWalk) read(id uint64) (page []byte, err error) {
	if id < 2 || id >= w.meta.pages {
		return nil, fmt.Errorf("%w: %d is beyond the file", errPage, id)
	}
	size := int64(w.meta.pageSize)
	var header [pageHeader]byte
	if _, err := w.file.ReadAt(header[:], int64(id)*size); err != nil {
		return nil, err
	}
	span := uint64(binary.NativeEndian.Uint32(header[12:])) + 1
	if binary.NativeEndian.Uint64(header[:]) != id || span > w.meta.pages-id {
		return nil, fmt.Errorf("%w: %d", errPage, id)
	}
	for i := id; i < id+span; i++ {
		if w.used[i] {
			return nil, fmt.Errorf("%w: %d is used twice", errPage, i)
		}
		w.used[i] = true
	}
	page = make([]byte, int64(span)*size)
	if _, err := w.file.ReadAt(page, int64(id)*size); err != nil {
		return nil, err
	}
	return page, nil
}

// tree checks the pages under one, whose keys lie in [from, until).
func (w *pageWalk) tree(id uint64, from, until []byte, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: %d is too deep", errPage, id)
	}
	page, err := w.read(id)
	if err != nil {
		return err
	}
	if err := w.elements(page, from, until, depth); err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

// elements checks a branch or leaf page and what it leads to.
func (w *pageWalk) elements(page, from, until []byte, depth int) error {
	native := binary.NativeEndian
	flags, count := native.Uint16(page[8:]), int(native.Uint16(page[10:]))
	if flags != pageBranch && flags != pageLeaf || pageHeader+count*elementSize > len(page) {
		return errPage
	}
	if flags == pageBranch && count == 0 {
		return errPage
	}
	keys, err := pageKeys(page, flags, count)
	if err != nil {
		return err
	}
	for i, key := range keys {
		outside := from != nil && bytes.Compare(key, from) < 0 || until != nil && bytes.Compare(key, until) >= 0
		if outside || i > 0 && bytes.Compare(keys[i-1], key) >= 0 {
			return fmt.Errorf("%w: its keys are out of order", errPage)
		}
	}
	for i := range keys {
		if flags == pageBranch {
			end := until
			if i+1 < count {
				end = keys[i+1]
			}
			at := pageHeader + i*elementSize
			if err := w.tree(native.Uint64(page[at+8:]), keys[i], end, depth+1); err != nil {
				return err
			}
			continue
		}
		if err := w.bucket(page, i, depth); err != nil {
			return err
		}
	}
	return nil
}

// pageKeys returns the keys of a page, all of which lie inside it.
func pageKeys(page []byte, flags uint16, count int) ([][]byte, error) {
	native := binary.NativeEndian
	keys := make([][]byte, count)
	for i := range keys {
		at := pageHeader + i*elementSize
		var pos, size, value uint64
		if flags == pageBranch {
			pos, size = uint64(native.Uint32(page[at:])), uint64(native.Uint32(page[at+4:]))
		} else {
			pos, size = uint64(native.Uint32(page[at+4:])), uint64(native.Uint32(page[at+8:]))
			value = uint64(native.Uint32(page[at+12:]))
		}
		start := uint64(at) + pos
		if start < uint64(pageHeader+count*elementSize) || start+size+value > uint64(len(page)) {
			return nil, errPage
		}
		keys[i] = page[start : start+size]
	}
	return keys, nil
}

// bucket follows the i-th element of a leaf page if it is a bucket.
func (w *pageWalk) bucket(page []byte, i, depth int) error {
	native := binary.NativeEndian
	at := pageHeader + i*elementSize
	if native.Uint32(page[at:])&bucketFlag == 0 {
		return nil
	}
	start := uint64(at) + uint64(native.Uint32(page[at+4:])) + uint64(native.Uint32(page[at+8:]))
	value := page[start : start+uint64(native.Uint32(page[at+12:]))]
	if len(value) < bucketHeader {
		return errPage
	}
	if root := native.Uint64(value); root != 0 {
		return w.tree(root, nil, nil, depth+1)
	}
	inline := value[bucketHeader:]
	if len(inline) < pageHeader || native.Uint16(inline[8:]) != pageLeaf || depth > maxDepth {
		return errPage
	}
	return w.elements(inline, nil, nil, depth+1)
}

// freelist checks that no page is both free and used.
func (w *pageWalk) freelist() error {
	if w.meta.freelist == noFreelist {
		return nil
	}
	page, err := w.read(w.meta.freelist)
	if err != nil {
		return err
	}
	native := binary.NativeEndian
	if native.Uint16(page[8:]) != pageFreelist {
		return fmt.Errorf("%w: the list of free pages", errPage)
	}
	ids := page[pageHeader:]
	count := uint64(native.Uint16(page[10:]))
	if count == 0xFFFF {
		count, ids = native.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return fmt.Errorf("%w: the list of free pages is too long", errPage)
	}
	for i := range count {
		id := native.Uint64(ids[i*8:])
		if id >= w.meta.pages || w.used[id] {
			return fmt.Errorf("%w: %d is free and used", errPage, id)
		}
		w.used[id] = true
	}
	return nil
}
