// Package importer reads what webinar platforms export and turns it into values
// of the store, with nobody's name kept.
//
// The way of a file: decode (bytes → text) → table (text → cells with line
// numbers) → sections (header rows found by their names, wherever they stand) →
// a reader for the layout → Export. An Export still holds names and addresses; it
// lives in memory only. NewPlan joins the exports of one webinar, decides who is
// one person, replaces names by keyed hashes and says what importing would do;
// Plan.Write does it, as one edit.
//
// Places are what assets/places finds, cities also what the notebook names; what is
// in neither is left out. A kind of organisation is one of the groups of the store
// or none (GroupOf). None of these keeps words of the file.
//
// A layout is recognised by what the file holds, never by the file's name. A bad
// row costs that row and is listed with its line and reason.
package importer
