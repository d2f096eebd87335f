// Package widgets holds the controls, rows, cards and charts that the pages are
// made of. They take plain values and give callbacks; none knows the notebook.
//
// Every widget draws itself from canvas primitives with one small renderer
// (sketch), so that a page of cards stays a few hundred objects. Colours are
// names of the look theme and sizes come from assets/tokens.
//
// Height follows width here: whatever wraps tells its height for a width
// (Flowing), and the layouts of this package (Column, Row, Grid, Columns, Wrap)
// ask for it. Put a page's content into NewPage, which scrolls it vertically
// and never sideways.
package widgets
