package store

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// Repaired tells what of a damaged notebook was saved, and what was lost.
type Repaired struct {
	Records int `json:"records"` // saved, deleted ones included
	Changes int `json:"changes"` // of the log, saved
	Blobs   int `json:"blobs"`   // transcripts, attendances and attachments, saved

	FromLog    []Ref `json:"from_log"`    // records that could not be read, or were not what the log makes: computed from it
	FromRecord []Ref `json:"from_record"` // records whose log has gaps: what they say now was kept, some of their history is lost
	// Parts are records whose last content is lost with some of their history: what
	// was saved of them may be less than they said, or older.
	Parts []SavedPart `json:"parts"`

	Broken      int    `json:"broken"`       // pages and values that could not be read
	LostRecords []ID   `json:"lost_records"` // that were there and could not be saved
	LostChanges int    `json:"lost_changes"` // of the log, as far as the index knew them
	LostBlobs   []Hash `json:"lost_blobs"`   // that saved records name
	// LostContent are the attendances without their rows and the transcripts without
	// their text. The records name them still, so that merging a copy brings them back.
	LostContent []Ref `json:"lost_content"`
	// LostAttachments are the names of attached files of which some bytes are lost.
	LostAttachments []string `json:"lost_attachments"`
	// CutPages are pages that the file has lost off its end. What stood on them nobody
	// can tell.
	CutPages uint64 `json:"cut_pages"`
	// Unsure: neither the history nor its index could be followed to its end, so more
	// than this may be lost.
	Unsure    bool `json:"unsure"`
	LostTitle bool `json:"lost_title"` // what the notebook is about was lost, with what tells its copies
}

// SavedPart is a record of which only a part could be saved.
type SavedPart struct {
	Ref    Ref      `json:"ref"`
	Fields []string `json:"fields"` // JSON names of those that have content
}

// Whole tells whether nothing that can be known of was lost.
func (r Repaired) Whole() bool {
	return len(r.Parts) == 0 && !r.Unsure && len(r.LostRecords) == 0 && r.LostChanges == 0 && len(r.LostBlobs) == 0 && !r.LostTitle && r.CutPages == 0
}

// lostOf counts the records of a type whose content is lost.
func (r Repaired) lostOf(typ Type) (n int) {
	for _, ref := range r.LostContent {
		if ref.Type == typ {
			n++
		}
	}
	return n
}

// Messages are sentences on what was saved and what was lost.
func (r Repaired) Messages() []words.Message {
	out := []words.Message{words.M("store.repair.saved", "count", r.Records, "changes", r.Changes, "blobs", r.Blobs)}
	for _, part := range []struct {
		key   string
		count int
	}{
		{"from_log", len(r.FromLog)}, {"from_record", len(r.FromRecord)},
		{"parts", len(r.Parts)},
		{"lost_records", len(r.LostRecords)}, {"lost_changes", r.LostChanges},
		{"lost_rows", r.lostOf(TypeAttendance)}, {"lost_cues", r.lostOf(TypeTranscript)},
	} {
		if part.count > 0 {
			out = append(out, words.M("store.repair."+part.key, "count", part.count))
		}
	}
	if r.Unsure {
		out = append(out, words.M("store.repair.unsure"))
	}
	if count := len(r.LostAttachments); count > 0 {
		out = append(out, words.M("store.repair.lost_attachments", "count", count, "names", strings.Join(r.LostAttachments, ", ")))
	}
	if r.CutPages > 0 {
		out = append(out, words.M("store.repair.cut", "count", int(r.CutPages)))
	}
	if r.LostTitle {
		out = append(out, words.M("store.repair.lost_title"))
	}
	if r.Whole() {
		out = append(out, words.M("store.repair.whole"))
	}
	return out
}
