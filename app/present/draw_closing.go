package present

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/boombuler/barcode/qr"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// closing thanks, with the recording as an address and as a code for telephones.
func (s *sheet) closing(slide Slide) {
	const code = 480
	w := s.inner()
	picture := qrCode(slide.Link)
	if picture != nil {
		w -= code + 180 // letters of a small window are wider
		side := float32(code)
		x, y := s.w-margin-side, (s.floor()-side)/2+20
		s.box(x-24, y-24, side+48, side+48, 12, color.White)
		s.put(&canvas.Image{Image: picture, FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}, x, y, side, side)
	}
	style := fitting(slide.Heading, w, 420, true, append([]float32{tokens.SlideTitleMax, 96}, headings...)...)
	y := s.h/2 - 80 - height(slide.Heading, style, w)/2
	y = s.title(y, w, slide.Heading, style) + 24
	if slide.Link == "" {
		return
	}
	y = s.text(margin, y, w, slide.Under, face(tokens.SlideBodyMax, false), look.Ink2) + 8
	s.address(slide.Link, y, w)
}

// address writes an address at the largest size in which it fits.
func (s *sheet) address(link string, y, w float32) {
	var style tokens.TextStyle
	var lines []string
	for _, size := range []float32{tokens.SlideBodyMin, 31, tokens.SlideFooter} {
		style = face(size, false)
		if lines = addressLines(link, style, w); float32(len(lines))*style.Line <= s.floor()-y {
			break
		}
	}
	s.lines(margin, y, w, lines, style, look.Ink, fyne.TextAlignLeading)
}

// addressLines breaks an address after its marks, and within a word only where that
// is wider than a line.
func addressLines(link string, style tokens.TextStyle, w float32) (lines []string) {
	line := ""
	for link != "" {
		piece := link
		if i := strings.IndexAny(link, "-/?&=_"); i >= 0 {
			piece = link[:i+1]
		}
		link = link[len(piece):]
		if line != "" && look.Width(line+piece, style) > w*0.985 {
			lines, line = append(lines, line), ""
		}
		line += piece
		if look.Width(line, style) > w*0.985 {
			broken := wrapped(line, style, w)
			lines, line = append(lines, broken[:len(broken)-1]...), broken[len(broken)-1]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// quiet is how many modules of white stand around a code (ISO/IEC 18004, 6.3.8).
const quiet = 4

// qrCode draws a text as a QR code of the model 2, level M, a pixel a module; nil
// for a text that is empty or too long for one.
func qrCode(text string) image.Image {
	if text == "" {
		return nil
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil
	}
	from := code.Bounds()
	img := image.NewGray(image.Rect(0, 0, from.Dx()+2*quiet, from.Dy()+2*quiet))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	for y := from.Min.Y; y < from.Max.Y; y++ {
		for x := from.Min.X; x < from.Max.X; x++ {
			if grey := color.GrayModel.Convert(code.At(x, y)).(color.Gray); grey.Y < 0x80 {
				img.SetGray(x-from.Min.X+quiet, y-from.Min.Y+quiet, color.Gray{})
			}
		}
	}
	return img
}
