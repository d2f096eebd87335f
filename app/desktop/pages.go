package desktop

import "fyne.io/fyne/v2"

// pageEntries lists the pages that work, in the order of the rail.
func pageEntries() []pageEntry {
	return []pageEntry{
		{name: Overview, words: "page.overview", icon: "dashboard", key: fyne.Key1, make: newOverviewPage},
		{name: Regions, words: "page.regions", icon: "public", key: fyne.Key2, make: newRegionsPage},
		{name: Notes, words: "page.notes", icon: "lightbulb", key: fyne.Key3, make: newNotesPage},
		{name: Questions, words: "page.questions", icon: "forum", key: fyne.Key5, make: newQuestionsPage},
		{name: Participation, words: "page.participation", icon: "monitoring", key: fyne.Key6, make: newParticipationPage},
		{name: Present, words: "page.present", icon: "slideshow", key: fyne.Key7, share: true, make: newPresentPage},
		{name: Report, words: "page.report", icon: "summarize", key: fyne.Key8, share: true, make: newReportPage},
	}
}
