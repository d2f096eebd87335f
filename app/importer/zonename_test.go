package importer

import "testing"

func TestZonesThatHeadersName(t *testing.T) {
	for cell, want := range map[string][2]string{
		"Submitted Time (America/Los_Angeles)":              {"America/Los_Angeles", "Submitted Time "},
		"Join Time (UTC+02:00)":                             {"Etc/GMT-2", "Join Time "},
		"Join Time (GMT+0530)":                              {"Asia/Kolkata", "Join Time "},
		"Join Time (UTC+05:45)":                             {"Asia/Kathmandu", "Join Time "},
		"Join Time (UTC-3)":                                 {"Etc/GMT+3", "Join Time "},
		"Join Time [CEST]":                                  {"Europe/Paris", "Join Time "},
		"Join Time (Eastern Daylight Time)":                 {"America/New_York", "Join Time "},
		"Join Time (Eastern Time (US & Canada))":            {"America/New_York", "Join Time "},
		"Join Time [Pacific Time (US and Canada)]":          {"America/Los_Angeles", "Join Time "},
		"Join Time (UTC-05:00) Eastern Time (US & Canada)":  {"America/New_York", "Join Time "},
		"Join Time ((UTC+01:00) Central European Time)":     {"Europe/Paris", "Join Time "},
		"Duration (Minutes)":                                {"", "Duration (Minutes)"},
		"Name (Original Name)":                              {"", "Name (Original Name)"},
		"Join Time (UTC+25)":                                {"", "Join Time (UTC+25)"},
		"Tempo na sessão (minutos)":                         {"", "Tempo na sessão (minutos)"},
		"Do you agree (yes/no) to the terms (see our site)": {"", "Do you agree (yes/no) to the terms (see our site)"},
		"Leave Time (UTC+03:30)":                            {"Asia/Tehran", "Leave Time "},
		"Leave Time (UTC+10:30)":                            {"", "Leave Time (UTC+10:30)"}, // Lord Howe, which has summer time
	} {
		zone, plain := zoneInHeader(cell)
		if zone != want[0] || plain != want[1] {
			t.Errorf("%q names %q and leaves %q, want %q", cell, zone, plain, want)
		}
	}
	for words, short := range zoneWords {
		if _, ok := zoneOf(short); !ok {
			t.Errorf("%q is said to be %q, which is no zone", words, short)
		}
	}
	for words, place := range placeWords {
		if !zoneExists(place) {
			t.Errorf("%q is said to be %q, which is no zone", words, place)
		}
	}
	for offset, place := range partHours {
		if !zoneExists(place) {
			t.Errorf("%s is said to be %q, which is no zone", offset, place)
		}
	}
}
