// Package store keeps a notebook: one bbolt file of records, the log of every
// change to them, and what is derived from both. It knows nothing of windows.
//
// # The file
//
// There is one bucket for each record type, keyed by ID. A value is a format
// byte, a CRC-32C of the rest, the record as a CBOR map of numbered fields, and
// then which changes made each value. The bucket "changes" holds the log in the
// order of a hybrid logical clock, and is only ever appended to, but for what is
// forgotten for good: that is taken out, and the bucket "purged" says so to copies.
// The other buckets hold deleted records, blobs by their SHA-256, what is derived
// (an index of changes by record, and summaries of notes) and, in "meta", whose file
// it is, its format and the newest clock.
//
// A record is a function of the set of its changes: see state.apply. The same
// function serves edits, undo and Check, which computes every record from the
// log and compares byte by byte.
//
// # Use
//
// View reads one consistent state, Edit writes one, and each is one bbolt
// transaction. A File may be used from any goroutine. Edits run one at a time;
// views run beside them. When Edit returns without an error the edit is on disk.
// Callers put whole records; the store finds out what differs.
//
// # Beside the file
//
// BackUp, called after opening and before closing, keeps a rotating set of copies of
// each file, also where several are copies of one notebook;
// SweepBackups lets them forget what the notebook has forgotten. A Recovery holds
// texts that a save failed for. Repair saves what can be read of a damaged file.
// Close writes a file anew of which more than half is free.
package store
