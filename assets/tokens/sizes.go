package tokens

import (
	"image/color"
	"time"
)

// TextStyle is a size, the height of its line, and a face. Sizes are Fyne
// units: one pixel at scale 1.
type TextStyle struct {
	Size, Line float32
	Bold, Mono bool
	Italic     bool
}

// The text styles.
var (
	Caption     = TextStyle{Size: 12, Line: 16}             // meta, axis, chip, key cap
	CaptionBold = TextStyle{Size: 12, Line: 16, Bold: true} // map labels, values
	Small       = TextStyle{Size: 13, Line: 18}             // table, dense row, small button
	SmallBold   = TextStyle{Size: 13, Line: 18, Bold: true} // selected part of a control
	Body        = TextStyle{Size: 14, Line: 20}             // default
	BodyBold    = TextStyle{Size: 14, Line: 20, Bold: true} // labels
	Reading     = TextStyle{Size: 15, Line: 24}             // transcript
	Subtitle    = TextStyle{Size: 16, Line: 22, Bold: true} // card title
	Title       = TextStyle{Size: 20, Line: 28, Bold: true} // entry or region title
	Headline    = TextStyle{Size: 28, Line: 36, Bold: true} // one a screen
	FigureText  = TextStyle{Size: 32, Line: 40, Bold: true} // KPI
	Clock       = TextStyle{Size: 44, Line: 52, Mono: true} // presenter timer
	NoteText    = TextStyle{Size: 20, Line: 30}             // speaker notes, adjustable
	TimeCode    = TextStyle{Size: 12, Line: 16, Mono: true} // time codes in rows
	Source      = TextStyle{Size: 13, Line: 20, Mono: true} // Markdown source
)

// The range speaker notes can be set to.
const (
	NoteTextMin float32 = 16
	NoteTextMax float32 = 32
)

// Slide type, at 1920 × 1080. Nothing on a slide is under SlideFooter.
const (
	SlideWidth    float32 = 1920
	SlideHeight   float32 = 1080
	SlideFooter   float32 = 28
	SlideBodyMin  float32 = 34
	SlideBodyMax  float32 = 44
	SlidePoint    float32 = 52
	SlideTitleMin float32 = 80
	SlideTitleMax float32 = 112
	SlideFigure   float32 = 132
	SlideInk      float32 = 8
)

// Spaces, on a grid of 4.
const (
	Space4  float32 = 4
	Space8  float32 = 8
	Space12 float32 = 12
	Space16 float32 = 16
	Space20 float32 = 20
	Space24 float32 = 24
	Space32 float32 = 32
	Space48 float32 = 48
	Space64 float32 = 64

	PageMargin float32 = 32
	CardGap    float32 = 20
	CardGapS   float32 = 16 // between cards of one kind
	CardPadY   float32 = 16
	CardPadX   float32 = 20
	RowGap     float32 = 8
)

// Heights and widths of components.
const (
	ControlHeight      float32 = 36
	ControlSmallHeight float32 = 32
	ChipHeight         float32 = 24
	FilterChipHeight   float32 = 32
	NavRowHeight       float32 = 36
	TableRowHeight     float32 = 32
	TopBarHeight       float32 = 56
	RailWidth          float32 = 200
	RailNarrow         float32 = 64
	IconButton         float32 = 32
	IconSize           float32 = 20
	IconSmall          float32 = 16
	SelectorWidth      float32 = 452
	SearchWidth        float32 = 264
	RegionCardWidth    float32 = 352
	RegionCardHeight   float32 = 204
	FlagWidth          float32 = 20
	FlagHeight         float32 = 14
	PaletteHeight      float32 = 44
	EmptyDrawing       float32 = 170 // at most
	LineWidth          float32 = 1
	FocusWidth         float32 = 2
	SelectBar          float32 = 3
)

// Window sizes, and the widths under which the rail and third column give way.
const (
	WindowWidth     float32 = 1440
	WindowHeight    float32 = 900
	WindowMinWidth  float32 = 1024
	WindowMinHeight float32 = 640
	RailBreak       float32 = 1280
	ColumnBreak     float32 = 1180
)

// Radii. A chip or pill has half its height.
const (
	RadiusFlag    float32 = 2
	RadiusKey     float32 = 4 // key cap and checkbox
	RadiusThumb   float32 = 6 // slide thumb
	RadiusControl float32 = 8 // control and row
	RadiusCard    float32 = 12
)

// Chart measures.
const (
	BarDense    float32 = 12
	BarHigh     float32 = 18
	BarRadius   float32 = 3
	ChartLine   float32 = 2
	AreaOpacity         = 0.10
	GridLines           = 4 // at most
)

// Shades are the shares of accent that categories without a family get, in order.
var Shades = []float64{1, 0.76, 0.58, 0.44, 0.32}

// Map measures.
const (
	ArcWidth     float32 = 2
	ArcPieces            = 48
	ArcDisc      float32 = 20
	ArcDimmed            = 0.28
	RegionDot    float32 = 10
	CityDot      float32 = 5
	DotHalo      float32 = 1.5
	LeaderFrom   float32 = 18
	MapRotation          = 32.0 // degrees
	MapSouth             = -57.0
	MapNorth             = 71.0
	SelectedFill         = 0.32 // opacity of a selected highlight
)

// Shadow is a drop shadow; Light and Dark are its opacities.
type Shadow struct {
	Y, Blur     float32
	Light, Dark float64
}

// The shadows by depth. Depth 0 is a line of one unit and no shadow.
var (
	Shadow1 = Shadow{Y: 1, Blur: 3, Light: 0.07, Dark: 0.30}   // selected nav row, live card
	Shadow2 = Shadow{Y: 6, Blur: 20, Light: 0.16, Dark: 0.50}  // palette, menu, selected region card
	Shadow3 = Shadow{Y: 16, Blur: 48, Light: 0.22, Dark: 0.60} // dialog
)

// Colour is the shadow's black in one mode.
func (s Shadow) Colour(dark bool) color.NRGBA {
	opacity := s.Light
	if dark {
		opacity = s.Dark
	}
	return color.NRGBA{A: uint8(opacity*255 + 0.5)}
}

// Times of motion; all are 0 where reduced motion is asked for.
const (
	MotionPress  = 80 * time.Millisecond
	MotionHover  = 120 * time.Millisecond
	MotionPane   = 180 * time.Millisecond // pane, tab and filter; ease-out
	MotionSlide  = 200 * time.Millisecond // cross-fade
	MotionChart  = 400 * time.Millisecond // first draw, once
	AutosaveWait = 800 * time.Millisecond // after the last key
	AutosaveMost = 5 * time.Second        // after the first key that is not saved, of somebody who types on
	LoadingWait  = 200 * time.Millisecond // before a page says that it loads
)
