package importer

// Platforms are those whose exports are read, the most usual first.
func Platforms() []Platform {
	return []Platform{Zoom, Teams, Meet, Webex, GoToWebinar, BigBlueButton}
}

// LayoutsOf are the layouts of a platform's exports that are read.
func LayoutsOf(p Platform) (layouts []Layout) {
	for _, r := range readers {
		if r.platform != p {
			continue
		}
		layouts = append(layouts, r.layout)
		if r.layout == BBBDashboard { // its reader takes the older form too
			layouts = append(layouts, BBBDashboardOld)
		}
	}
	return layouts
}
