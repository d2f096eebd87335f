// Package store keeps a notebook: one bbolt file of records, the log of every
// change to them, and what is derived from both. It knows nothing of windows.
package store
