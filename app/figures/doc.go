// Package figures turns notes and attendance into what a window, a slide and a
// report show: head counts, tables, the curve of who was in the room, and the
// headline. It keeps two rules of the product.
//
// One true head count: rows with one key are one person, their intervals are
// united as half-open intervals before anything is counted, and a person was
// there who was there for at least a second. Hosts and panelists count. Times
// are not cut at the planned start or end: who came early or stayed on is
// counted as long as they were there.
//
// Shareable by construction: Figures are for the people who hold the notebook;
// only what Figures.Shareable returns may leave it. disclosure.go argues why
// nothing can be subtracted back from that.
package figures
