package report_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/app/report"
)

var shots = flag.String("shots", "", "folder to write pictures of the reports to")

// page writes a report to a file for the browser.
func pageFile(t *testing.T, html []byte, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, html, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Both widths, both modes, three languages: nothing on the console, no request,
// nothing wider than the screen, no letters over letters, text that can be read.
func TestReportInABrowser(t *testing.T) {
	c := startChromium(t)
	for _, lang := range []string{"en", "es", "pt"} {
		html := sampleReport(t, report.Options{Language: lang, FundingLine: "Funded by the European Union"})
		path := pageFile(t, html, "report-"+lang+".html")
		for _, width := range []int{1280, 390} {
			for _, scheme := range []string{"light", "dark"} {
				c.show(path, width, scheme)
				where := fmt.Sprintf("%s at %d in %s", lang, width, scheme)
				for _, complaint := range c.complaints(path) {
					t.Errorf("%s: %s", where, complaint)
				}
				checkPage(t, c, where, width)
				if *shots != "" {
					c.picture(filepath.Join(*shots, fmt.Sprintf("report-%s-%d-%s.png", lang, width, scheme)))
				}
			}
		}
	}
}

// checkPage opens every disclosure first, so that what is folded is checked too.
func checkPage(t *testing.T, c *chromium, where string, width int) {
	t.Helper()
	var was []bool
	c.eval(`[...document.querySelectorAll("details")].map(d => { const was = d.open; d.open = true; return was })`, &was)
	defer c.eval(fmt.Sprintf(`((was) => [...document.querySelectorAll("details")].map((d, i) => d.open = was[i]))(%s)`,
		strings.ReplaceAll(fmt.Sprint(was), " ", ",")), &was)
	var across int
	c.eval(`document.scrollingElement.scrollWidth`, &across)
	if across > width {
		t.Errorf("%s: the page is %d wide", where, across)
	}
	for what, script := range map[string]string{
		"letters over letters in a chart": overlapScript,
		"text outside its chart":          outsideScript,
		"too faint":                       contrastScript,
		"too small":                       sizeScript,
		"an id that stands twice":         `(() => { const all = [...document.querySelectorAll("[id]")].map(e => e.id); return all.filter((id, i) => all.indexOf(id) !== i) })()`,
		"a reference to nothing":          `[...document.querySelectorAll("use,a[href^='#']")].map(e => e.getAttribute("href")).filter(h => !document.querySelector(h))`,
		"a style attribute":               `[...document.querySelectorAll("[style]")].map(e => e.outerHTML)`,
	} {
		var found []string
		c.eval(script, &found)
		if len(found) > 0 {
			t.Errorf("%s: %s: %q", where, what, found[:min(len(found), 5)])
		}
	}
}

const overlapScript = `[...document.querySelectorAll("svg.chart")].filter(s => s.getBoundingClientRect().width > 0).flatMap(s => {
  const boxes = [...s.querySelectorAll("text")].map(e => [e, e.getBoundingClientRect()]);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([b, q]) =>
    Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4)
    .map(([b]) => a.textContent + " | " + b.textContent));
})`

const outsideScript = `[...document.querySelectorAll("svg.chart")].filter(s => s.getBoundingClientRect().width > 0).flatMap(s => {
  const box = s.getBoundingClientRect();
  return [...s.querySelectorAll("text")].filter(e => {
    const r = e.getBoundingClientRect();
    return r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 3 || r.bottom > box.bottom + 3;
  }).map(e => e.textContent);
})`

const contrastScript = `(() => {
  const channels = c => (c.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b) };
  const behind = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c } return [255, 255, 255] };
  const faint = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.getClientRects().length || e.closest(".hidden")) continue;
    const s = getComputedStyle(e), a = light(channels(e.closest("svg") ? s.fill : s.color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push(ratio.toFixed(2) + " " + walk.currentNode.data);
  }
  return faint;
})()`

const sizeScript = `[...document.querySelectorAll("body *")].filter(e => {
  if (e.closest(".hidden") || !e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
  const svg = e.closest("svg.chart");
  const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  return parseFloat(getComputedStyle(e).fontSize) * scale < 11.9;
}).map(e => e.textContent)`

// What a reader sees first, and what they can do without a mouse.
func TestReportIsReadInOrder(t *testing.T) {
	c := startChromium(t)
	path := pageFile(t, sampleReport(t, report.Options{}), "report.html")
	c.show(path, 1280, "light")
	var title string
	c.eval(`document.querySelector("h1").textContent`, &title)
	if title != "Final lessons from the Region-to-Region cooperation" {
		t.Errorf("the title reads %q", title)
	}
	var headings []string
	c.eval(`[...document.querySelectorAll("h2")].map(h => h.textContent)`, &headings)
	want := "Lessons and outcomes, Key figures, The partnerships, Who took part, From the panel, Commitments and next steps, Method and privacy"
	if got := strings.Join(headings, ", "); got != want {
		t.Errorf("the sections are %s", got)
	}
	var names []string
	c.eval(`[...document.querySelectorAll(".partnership h3")].map(h => h.textContent)`, &names)
	if got := strings.Join(names, ", "); got != "Ostrobothnia – Magallanes, Paraná – Silesia, Tierra del Fuego – Opolskie" {
		t.Errorf("the partnerships are %s", got)
	}
	var charts []string
	c.eval(`[...document.querySelectorAll("figure")].filter(f => [...f.querySelectorAll("svg[role=img][aria-label]")].some(s => s.getBoundingClientRect().width > 200) && f.querySelector("table td")).map(f => f.id)`, &charts)
	if got := strings.Join(charts, " "); got != "figure-country figure-city figure-group figure-funnel figure-minutes figure-macro-region figure-present" {
		t.Errorf("charts with a picture and a table: %s", got)
	}
	checkKeyboard(t, c)
}

// checkKeyboard unfolds all lessons with Tab and Enter.
func checkKeyboard(t *testing.T, c *chromium) {
	t.Helper()
	var at string
	for range 80 {
		c.press("Tab", 9)
		c.eval(`document.activeElement.parentElement?.className ?? ""`, &at)
		if at == "more" {
			break
		}
	}
	if at != "more" {
		t.Fatal("Tab does not reach \"All lessons\"")
	}
	var ringed, open bool
	c.eval(`getComputedStyle(document.activeElement).outlineStyle === "solid"`, &ringed)
	if !ringed {
		t.Error("the focus on \"All lessons\" cannot be seen")
	}
	c.press("Enter", 13)
	c.eval(`document.querySelector("details.more").open && document.querySelectorAll("details.more .row")[0].getBoundingClientRect().height > 20`, &open)
	if !open {
		t.Error("Enter does not unfold all lessons")
	}
}

// On paper everything is unfolded, and black on white whatever the screen is.
func TestReportOnPaper(t *testing.T) {
	c := startChromium(t)
	path := pageFile(t, sampleReport(t, report.Options{}), "report.html")
	c.show(path, 794, "dark")
	c.call(c.session, "Emulation.setEmulatedMedia", map[string]any{
		"media": "print", "features": []map[string]string{{"name": "prefers-color-scheme", "value": "dark"}},
	})
	var paper string
	c.eval(`getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.body).color`, &paper)
	if paper != "rgb(255, 255, 255) rgb(27, 32, 38)" {
		t.Errorf("on paper the page is %s", paper)
	}
	var folded []string
	c.eval(`[...document.querySelectorAll("details")].filter(d => d.lastElementChild.getBoundingClientRect().height < 10).map(d => d.textContent.slice(0, 40))`, &folded)
	if len(folded) > 0 {
		t.Errorf("on paper these stay folded: %q", folded)
	}
	if *shots != "" {
		c.picture(filepath.Join(*shots, "report-en-paper.png"))
	}
}

// Text that tries to become markup or a script stays text.
func TestHostileReportInABrowser(t *testing.T) {
	c := startChromium(t)
	html, _ := hostileReport(t)
	path := pageFile(t, html, "hostile.html")
	for _, width := range []int{1280, 390} {
		c.show(path, width, "light")
		for _, complaint := range c.complaints(path) {
			t.Errorf("at %d: %s", width, complaint)
		}
		checkPage(t, c, fmt.Sprintf("hostile at %d", width), width)
		if *shots != "" {
			c.picture(filepath.Join(*shots, fmt.Sprintf("report-hostile-%d.png", width)))
		}
	}
	var title string
	c.eval(`document.querySelector("h1").textContent`, &title)
	if title != hostile {
		t.Errorf("the title reads %q", title)
	}
	var counts []int
	c.eval(`["script", "img", "iframe", "foreignObject", "object", "form", "base"].map(n => document.querySelectorAll(n).length)`, &counts)
	if fmt.Sprint(counts) != "[0 0 0 0 0 0 0]" {
		t.Errorf("the page has scripts, pictures, frames and the like: %v", counts)
	}
}
