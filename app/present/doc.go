// Package present is the show of a webinar: slides made from what the notebook
// says of it, and the window that an audience sees.
//
// A Deck is made off the UI thread from one state of the notebook. Its slides hold
// words and numbers alone, and an ID that outlives a change of them: a show that
// gets a newer deck stays on its slide. Draw lays a slide out for any shape of
// window; Show steps through a deck and answers the keys of keyboards and clickers.
package present
