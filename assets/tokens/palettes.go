package tokens

// Light is the palette of the light mode.
var Light = Palette{
	BG: rgb(0xFAF9F6), Rail: rgb(0xF2F0EA), Surface: rgb(0xFFFFFF), Sunken: rgb(0xF5F3EE), Raised: rgb(0xFFFFFF),
	Hover: rgb(0xF0EEE7), Select: rgb(0xE8E5DC), Line: rgb(0xE7E4DC), LineStrong: rgb(0xCFCBC0),
	Ink: rgb(0x1B2026), Ink2: rgb(0x47505A), Ink3: rgb(0x646C76),
	Accent: rgb(0x0B6B5B), OnAccent: rgb(0xFFFFFF), AccentHover: rgb(0x085345), AccentTint: rgb(0xE1EFEB),
	Danger: rgb(0xB3261E), DangerTint: rgb(0xFBE6E4), WarnText: rgb(0x7A5200), WarnTint: rgb(0xFBF0D6),
	EU: rgb(0x0072B2), EUText: rgb(0x005A8E), EUSoft: rgb(0x9CCBE8), EUMid: rgb(0xC9E1F1), EUTint: rgb(0xE2EFF8),
	LA: rgb(0xD55E00), LAText: rgb(0xA34600), LASoft: rgb(0xF2BC90), LAMid: rgb(0xF8DCC3), LATint: rgb(0xFCEBDD),
	Land: rgb(0xECE9E2), LandLine: rgb(0xFFFFFF), Graticule: rgb(0xF1EFEA),
	Themes: map[string]ThemeColour{
		Green:      {Fill: rgb(0x00A67A), Text: rgb(0x00664A), Tint: rgb(0xD9F0E8)},
		Innovation: {Fill: rgb(0xDC96BD), Text: rgb(0x8C3D69), Tint: rgb(0xF8E3EF)},
		Research:   {Fill: rgb(0xE6CF1A), Text: rgb(0x665A00), Tint: rgb(0xFAF4C4)},
		Markets:    {Fill: rgb(0x6B1840), Text: rgb(0x7A1E4D), Tint: rgb(0xEBD3DF)},
		Governance: {Fill: rgb(0x66717D), Text: rgb(0x48525E), Tint: rgb(0xE4E7EB)},
	},
}

// Dark is the palette of the dark mode.
var Dark = Palette{
	BG: rgb(0x14171A), Rail: rgb(0x0F1214), Surface: rgb(0x1B1F23), Sunken: rgb(0x16191D), Raised: rgb(0x262B31),
	Hover: rgb(0x20252A), Select: rgb(0x262C32), Line: rgb(0x2B3137), LineStrong: rgb(0x434B54),
	Ink: rgb(0xEDEFF1), Ink2: rgb(0xB7BEC6), Ink3: rgb(0x8F98A2),
	Accent: rgb(0x4FC3A9), OnAccent: rgb(0x06231D), AccentHover: rgb(0x6AD3BB), AccentTint: rgb(0x17352F),
	Danger: rgb(0xF2827A), DangerTint: rgb(0x431D1B), WarnText: rgb(0xEBC36A), WarnTint: rgb(0x3A2E12),
	EU: rgb(0x56B4E9), EUText: rgb(0x8ACBF2), EUSoft: rgb(0x2B6E96), EUMid: rgb(0x1F4A65), EUTint: rgb(0x122F40),
	LA: rgb(0xF08A3E), LAText: rgb(0xF8B688), LASoft: rgb(0x8F5326), LAMid: rgb(0x5E3A1F), LATint: rgb(0x3A2516),
	Land: rgb(0x262B30), LandLine: rgb(0x1B1F23), Graticule: rgb(0x20252A),
	Themes: map[string]ThemeColour{
		Green:      {Fill: rgb(0x009E73), Text: rgb(0x6FDDB9), Tint: rgb(0x0F3A2E)},
		Innovation: {Fill: rgb(0xE39BC3), Text: rgb(0xF0B8D6), Tint: rgb(0x452838)},
		Research:   {Fill: rgb(0xF0E442), Text: rgb(0xEADF5A), Tint: rgb(0x403B0E)},
		Markets:    {Fill: rgb(0xB0487F), Text: rgb(0xE89BC0), Tint: rgb(0x4A1B33)},
		Governance: {Fill: rgb(0xE4E8EC), Text: rgb(0xC0C8D0), Tint: rgb(0x30373F)},
	},
}
