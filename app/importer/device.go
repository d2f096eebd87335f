package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// deviceOf reads a platform's word for what somebody joined with.
func deviceOf(text string) store.Device {
	folded := store.Fold(text)
	for _, d := range []struct {
		device store.Device
		words  string
	}{
		{store.DeviceMobile, "mobile|android|ios|ipad|iphone|movil|tablet"},
		{store.DevicePhone, "phone|pstn|audio call|call-in|dial|telefon"},
		{store.DeviceRoom, "room|sip|h323|h.323|sala"},
		{store.DeviceBrowser, "web|browser|navegador|chrome|firefox|safari"},
		{store.DeviceDesktop, "desktop|windows|mac|client|app|escritorio"},
	} {
		for _, word := range strings.Split(d.words, "|") {
			if folded != "" && strings.Contains(folded, word) {
				return d.device
			}
		}
	}
	return ""
}
