//go:build ignore

package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// firstNotice returns the first comment of a source file that states a copyright.
func firstNotice(source string) string {
	var lines []string
	for _, line := range strings.Split(source, "\n") {
		bare := strings.TrimSpace(line)
		inside := strings.HasPrefix(bare, "*") || strings.HasPrefix(bare, "//") || strings.HasPrefix(bare, "/*")
		bare = strings.TrimPrefix(strings.TrimLeft(bare, "/*"), " ")
		switch {
		case len(lines) == 0 && !(inside && strings.Contains(bare, "Copyright")):
			continue
		case !inside:
			return strings.Join(lines, "\n")
		}
		lines = append(lines, bare)
	}
	return strings.Join(lines, "\n")
}

// phrases are what a licence, and no other, says; forbidden ones end the run.
var phrases = []struct{ licence, says, without string }{
	{"", "gnu general public license", ""},
	{"", "gnu lesser general public license", ""},
	{"", "gnu library general public license", ""},
	{"", "gnu affero general public license", ""},
	{"", "gnu free documentation license", ""},
	{"OFL-1.1", "sil open font license version 1.1", ""},
	{"Apache-2.0", "apache license version 2.0", ""},
	{"MPL-2.0", "mozilla public license version 2.0", ""},
	{"Unicode-3.0", "unicode license v3", ""},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software", ""},
	{"Bitstream-Vera", "permission is hereby granted, free of charge, to any person obtaining a copy of the fonts accompanying this license", ""},
	{"BSD-3-Clause", "neither the name", ""},
	{"BSD-2-Clause", "redistribution and use in source and binary forms", "neither the name"},
	{"ISC", "for any purpose with or without fee is hereby granted, provided that", ""},
	{"0BSD", "for any purpose with or without fee is hereby granted. the software", ""},
	{"HPND", "and its documentation for any purpose and without fee is hereby granted, provided that", ""},
	{"HPND-sell-variant", "and sell this software and its documentation for any purpose is hereby granted without fee", ""},
	{"Unlicense", "this is free and unencumbered software released into the public domain", ""},
	{"Zlib", "altered source versions must be plainly marked as such", ""},
}

var (
	spaces    = regexp.MustCompile(`\s+`)
	signs     = regexp.MustCompile(`[^a-z0-9]+`)
	stated    = regexp.MustCompile(`SPDX-License-Identifier: (.+)`)
	copyright = regexp.MustCompile(`(?i)^\W*(portions )?copyright\s+(\(c\)|©|\d{4})`)
	reserved  = regexp.MustCompile(`(?i)^\W*all rights reserved\.?\s*$`)
	title     = regexp.MustCompile(`(?i)^\W*(the )?\(?(the )?(mit|bsd|isc|new bsd|bsd 3-clause|bsd 2-clause|simplified bsd)\b.{0,20}licen[cs]e\b.{0,40}$`)
)

// identify names the licences in a text.
func identify(content string) (string, error) {
	if s := stated.FindStringSubmatch(content); s != nil {
		return strings.TrimSpace(s[1]), nil
	}
	plain := spaces.ReplaceAllString(strings.ToLower(content), " ")
	var found []string
	for _, p := range phrases {
		if !strings.Contains(plain, p.says) || p.without != "" && strings.Contains(plain, p.without) {
			continue
		}
		if p.licence == "" {
			return "", fmt.Errorf("it is under the %s, which asks for a decision", p.says)
		}
		found = append(found, p.licence)
	}
	if len(found) == 0 {
		return "", errors.New("its licence is not one that is known here")
	}
	return joined(found), nil
}

// split takes the copyright lines out of a licence, unless it is several in one.
func split(content, licence string) (notice []string, body string) {
	if strings.Contains(licence, " ") || licence == "Bitstream-Vera" || licence == "Unicode-3.0" {
		return nil, strings.TrimSpace(content)
	}
	var kept []string
	for _, line := range strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n") {
		line = strings.TrimRight(line, " \t")
		switch {
		case copyright.MatchString(line) || strings.Contains(line, "is trademark of"):
			notice = append(notice, strings.TrimSpace(line))
		case reserved.MatchString(line) && len(notice) > 0:
			notice[len(notice)-1] = strings.TrimRight(notice[len(notice)-1], ".") + ". All rights reserved."
		case len(kept) == 0 && (line == "" || title.MatchString(line)):
		default:
			kept = append(kept, line)
		}
	}
	body = strings.Join(kept, "\n")
	if licence == "OFL-1.1" { // what stands above only says that it follows
		body = body[strings.Index(body, "SIL OPEN FONT LICENSE Version 1.1"):]
	}
	return notice, strings.TrimSpace(body)
}

// sameness is equal for texts that say the same. Apache's appendix tells how to use it.
func sameness(body string) string {
	plain := strings.Trim(signs.ReplaceAllString(strings.ToLower(body), " "), " ")
	plain = strings.ReplaceAll(plain, "http www", "https www")
	if at := strings.Index(plain, "end of terms and conditions"); at > 0 {
		plain = plain[:at]
	}
	return plain
}

func joined(licences []string) string {
	var distinct []string
	for _, l := range licences {
		if strings.Contains(l, " OR ") {
			l = "(" + l + ")"
		}
		if !slices.Contains(distinct, l) {
			distinct = append(distinct, l)
		}
	}
	return strings.Join(distinct, " AND ")
}
