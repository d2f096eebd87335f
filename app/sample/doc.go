// Package sample builds the sample notebook: webinar 19 of IURC Latin America
// in full, the other webinars as far as they are known. Its content is data in
// assets/sample; the same content always gives the same records.
package sample
