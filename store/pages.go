package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
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
// are damaged. Of values that fill pages of their own it reads no more than where
// they lie: those carry their own sums.
type pageWalk struct {
	file    io.ReaderAt
	meta    boltMeta
	used    []bool
	buffers [maxDepth + 2][]byte // one page a depth
	gauge   *gauge
	glance  bool // only what a glance reads is followed
	root    int  // the depth of the bucket's first page
	last    bool // of the pages that one leads to only the last is followed
}

var errPage = errors.New("a page is damaged")

// checkPages returns an error if the pages do not form whole trees, and the
// number of pages that are neither used nor free.
func checkPages(file io.ReaderAt, meta boltMeta) (lost int, err error) {
	return checkPagesFollowed(file, meta, nil)
}

// checkPagesFollowed is checkPages that counts the pages it has read.
func checkPagesFollowed(file io.ReaderAt, meta boltMeta, g *gauge) (lost int, err error) {
	w := &pageWalk{file: file, meta: meta, used: make([]bool, meta.pages), gauge: g}
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

// page is what a page says. Its elements are kept as they are read: the first page
// of what may be many.
type page struct {
	head []byte // the first page, or an inline bucket
	size int    // with what it overflows into
	at   int64  // where in the file it begins
}

// read reads a page, and marks it and what it overflows into used.
func (w *pageWalk) read(id uint64, depth int) (page, error) {
	if id < 2 || id >= w.meta.pages {
		return page{}, fmt.Errorf("%w: %d is beyond the file", errPage, id)
	}
	size := int64(w.meta.pageSize)
	if w.buffers[depth] == nil {
		w.buffers[depth] = make([]byte, size)
	}
	p := page{head: w.buffers[depth], at: int64(id) * size}
	if _, err := w.file.ReadAt(p.head, p.at); err != nil {
		return page{}, err
	}
	span := uint64(binary.NativeEndian.Uint32(p.head[12:])) + 1
	if binary.NativeEndian.Uint64(p.head) != id || span > w.meta.pages-id {
		return page{}, fmt.Errorf("%w: %d", errPage, id)
	}
	for i := id; i < id+span; i++ {
		if w.used[i] {
			return page{}, fmt.Errorf("%w: %d is used twice", errPage, i)
		}
		w.used[i] = true
	}
	p.size = int(span) * int(size)
	return p, w.gauge.add(int(span))
}

// bytes returns a part of a page, which lies inside it.
func (w *pageWalk) bytes(p page, start, size uint64) ([]byte, error) {
	if start+size <= uint64(len(p.head)) {
		return p.head[start : start+size], nil
	}
	b := make([]byte, size)
	_, err := w.file.ReadAt(b, p.at+int64(start))
	return b, err
}

// tree checks the pages under one, whose keys lie in [from, until).
func (w *pageWalk) tree(id uint64, from, until []byte, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: %d is too deep", errPage, id)
	}
	p, err := w.read(id, depth)
	if err != nil {
		return err
	}
	if err := w.elements(p, from, until, depth); err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

// pageElement is where an element's key and value lie in its page.
type pageElement struct {
	start, key, value uint64
	child             uint64 // of a branch page
	bucket            bool
}

// element reads the i-th element, all of which lies inside the page.
func (p page) element(i int, flags uint16, count int) (e pageElement, err error) {
	native, at := binary.NativeEndian, pageHeader+i*elementSize
	if flags == pageBranch {
		e = pageElement{start: uint64(native.Uint32(p.head[at:])), key: uint64(native.Uint32(p.head[at+4:])), child: native.Uint64(p.head[at+8:])}
	} else {
		e = pageElement{start: uint64(native.Uint32(p.head[at+4:])), key: uint64(native.Uint32(p.head[at+8:])), value: uint64(native.Uint32(p.head[at+12:]))}
		e.bucket = native.Uint32(p.head[at:])&bucketFlag != 0
	}
	e.start += uint64(at)
	if e.start < uint64(pageHeader+count*elementSize) || e.start+e.key+e.value > uint64(p.size) {
		return e, errPage
	}
	return e, nil
}

// elements checks a branch or leaf page and what it leads to.
func (w *pageWalk) elements(p page, from, until []byte, depth int) error {
	native := binary.NativeEndian
	flags, count := native.Uint16(p.head[8:]), int(native.Uint16(p.head[10:]))
	table := pageHeader + count*elementSize
	if flags != pageBranch && flags != pageLeaf || table > p.size || flags == pageBranch && count == 0 {
		return errPage
	}
	if table > len(p.head) { // as of very many empty elements
		head, err := w.bytes(p, 0, uint64(p.size))
		if err != nil {
			return err
		}
		p.head = head
	}
	var last []byte
	for i := range count {
		e, err := p.element(i, flags, count)
		if err != nil {
			return err
		}
		key, err := w.bytes(p, e.start, e.key)
		if err != nil {
			return err
		}
		outside := from != nil && bytes.Compare(key, from) < 0 || until != nil && bytes.Compare(key, until) >= 0
		if outside || i > 0 && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("%w: its keys are out of order", errPage)
		}
		last = key
		if e.bucket {
			if err := w.bucket(key, p, e, depth); err != nil {
				return err
			}
		}
	}
	if flags == pageBranch {
		return w.children(p, count, until, depth)
	}
	if w.last && count == 0 && depth > w.root {
		return errPage // bbolt would go back from it to pages that were not followed
	}
	return nil
}

// children follows the elements of a branch page, which were looked at.
func (w *pageWalk) children(p page, count int, until []byte, depth int) error {
	first := 0
	if w.last {
		first = count - 1
	}
	for i := first; i < count; i++ {
		e, _ := p.element(i, pageBranch, count)
		key, err := w.bytes(p, e.start, e.key)
		if err != nil {
			return err
		}
		end := until
		if i+1 < count {
			next, _ := p.element(i+1, pageBranch, count)
			if end, err = w.bytes(p, next.start, next.key); err != nil {
				return err
			}
		}
		if err := w.tree(e.child, key, end, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// glanced are the buckets that a glance reads; of the log it reads the last change only.
var glanced = []string{string(bucketMeta), string(TypeNotebook), string(bucketPurged), string(bucketChanges)}

// checkGlanced is checkPages of what a glance reads. It reads a few pages.
func checkGlanced(file io.ReaderAt, meta boltMeta) (int, error) {
	w := &pageWalk{file: file, meta: meta, used: make([]bool, meta.pages), glance: true}
	return 0, w.tree(meta.root, nil, nil, 0)
}

// bucket follows an element that is a bucket.
func (w *pageWalk) bucket(name []byte, p page, e pageElement, depth int) error {
	if w.glance && !slices.Contains(glanced, string(name)) {
		return nil
	}
	w.last, w.root = w.glance && string(name) == string(bucketChanges), depth+1
	defer func() { w.last = false }()
	native := binary.NativeEndian
	if e.value < bucketHeader {
		return errPage
	}
	value, err := w.bytes(p, e.start+e.key, e.value)
	if err != nil {
		return err
	}
	if root := native.Uint64(value); root != 0 {
		return w.tree(root, nil, nil, depth+1)
	}
	inline := value[bucketHeader:]
	if len(inline) < pageHeader || native.Uint16(inline[8:]) != pageLeaf || depth > maxDepth {
		return errPage
	}
	return w.elements(page{head: inline, size: len(inline)}, nil, nil, depth+1)
}

// freelist checks that no page is both free and used.
func (w *pageWalk) freelist() error {
	if w.meta.freelist == noFreelist {
		return nil
	}
	p, err := w.read(w.meta.freelist, 0)
	if err != nil {
		return err
	}
	page, err := w.bytes(p, 0, uint64(p.size))
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
