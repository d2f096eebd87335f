package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// deviceWords begin the words for what somebody joined with, the more telling
// first: a mobile app is an app, a web app too, and "Webex" is not the web.
var deviceWords = []struct {
	device store.Device
	words  []string
}{
	{store.DeviceMobile, []string{"mobile", "movil", "movel", "mobil", "android", "ios", "ipad", "iphone", "tablet"}},
	{store.DeviceRoom, []string{"room", "sip", "h323", "sala", "video device", "video system", "dispositivo de video", "sistema de video", "videosystem", "videogerat", "board", "endpoint"}},
	{store.DevicePhone, []string{"phone", "pstn", "audio call", "call in", "dial", "telefon", "telephone"}},
	{store.DeviceBrowser, []string{"browser", "navegador", "navigateur", "chrome", "firefox", "safari", "edge", "web app", "webapp", "web client", "webclient", "aplicacion web", "aplicativo web", "aplicativo da web", "app web", "web"}},
	{store.DeviceDesktop, []string{"desktop", "escritorio", "windows", "mac", "linux", "client", "cliente", "app", "aplica", "anwendung"}},
}

// deviceOf reads a platform's word for what somebody joined with.
func deviceOf(text string) store.Device {
	folded := " " + foldHeader(text) + " "
	for _, d := range deviceWords {
		for _, word := range d.words {
			if i := strings.Index(folded, " "+word); i >= 0 && (word != "web" && word != "sip" && word != "mac" || folded[i+1+len(word)] == ' ') {
				return d.device
			}
		}
	}
	return ""
}

// device is the first of a row's cells on devices that says something.
func (s *source) device(sec *section, l line) store.Device {
	for _, i := range sec.at[colDevice] {
		if i < len(l.cells) && l.cells[i] != "" {
			if device := deviceOf(l.cells[i]); device != "" {
				return device
			}
		}
	}
	return ""
}

// agentOf tells what a live event was watched with by the user agent, in which
// every browser names several systems.
func agentOf(agent string) store.Device {
	folded := strings.ToLower(agent)
	switch {
	case folded == "":
		return ""
	case says(folded, []string{"android", "iphone", "ipad", "mobile"}):
		return store.DeviceMobile
	case says(folded, []string{"teams/", "electron", "skypespaces"}):
		return store.DeviceDesktop
	case strings.Contains(folded, "mozilla"):
		return store.DeviceBrowser
	}
	return ""
}
