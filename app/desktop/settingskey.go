package desktop

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// keyPart shows the linking key by its name, saves it for a colleague, and loads
// that of one.
type keyPart struct {
	s      *settingsForm
	folder string
	key    importer.Key
	name   *look.Paragraph
	save   *widgets.Button
	object fyne.CanvasObject
}

func newKeyPart(s *settingsForm) *keyPart {
	d := s.d
	k := &keyPart{s: s, folder: d.options.settings, name: look.Para("", tokens.Body, look.Ink, 4)}
	k.save = widgets.NewButton(widgets.ButtonOptions{Label: d.t("settings.key_save"), Icon: "save", Small: true, OnTapped: k.ask})
	k.save.Disable()
	load := widgets.NewButton(widgets.ButtonOptions{Label: d.t("settings.key_load"), Icon: "folder_open", Small: true, OnTapped: k.choose})
	k.object = widgets.Column(tokens.Space8, look.Para(d.t("settings.key_line"), tokens.Small, look.Ink2, 0), k.name,
		widgets.Wrap(tokens.Space8, s.seen(k.save), s.seen(load)))
	return k
}

// load reads the key off the UI thread. One is made where there is none yet.
func (k *keyPart) load() {
	d := k.s.d
	d.later(func() (err error) {
		if k.folder == "" {
			return saying("import.error.key_folder")
		}
		k.key, err = importer.LoadKey(k.folder)
		return err
	}, func(err error) {
		if err != nil {
			k.name.SetText(sentence(d.book, err))
		} else {
			k.name.SetText(d.t("settings.key_name", "name", k.key.ID(), "folder", k.folder))
			k.save.Enable()
		}
		k.s.fit()
	})
}

// ask asks where a copy of the key goes, and writes it there.
func (k *keyPart) ask() {
	d, key := k.s.d, k.key
	d.askPlace(saving{title: d.t("settings.key_save_title"), action: "action.save", name: "rapporteur-" + key.ID() + keyExtension, extension: keyExtension,
		folder: k.saveFolder(), write: func(path string) {
			d.later(func() error {
				if err := os.Remove(path); err != nil && !os.IsNotExist(err) { // askPlace has asked
					return err
				}
				if importer.SaveKey(path, key) != nil {
					return saying("settings.key_not_saved", "path", path)
				}
				return nil
			}, func(err error) {
				if err != nil {
					d.complain(err)
					return
				}
				d.tellTitled(d.t("settings.key_saved"), d.t("settings.key_saved_line", "path", path))
			})
		}})
}

// keyExtension is that of a file with a linking key.
const keyExtension = ".key"

// saveFolder is where a copy of the key is offered to go: beside the notebook, where
// there is one.
func (k *keyPart) saveFolder() string {
	if path := k.s.d.path(); path != "" {
		return filepath.Dir(path)
	}
	return k.folder
}

// choose asks for the file of another key.
func (k *keyPart) choose() {
	k.s.d.chooseFile("settings.key_load", nil, documents, k.take)
}

// take reads another key and asks before it takes the present one's place.
func (k *keyPart) take(path string) {
	d := k.s.d
	var next importer.Key
	d.later(func() (err error) {
		if next, err = importer.ReadKey(path); errors.Is(err, importer.ErrKey) {
			return saying("settings.key_none", "path", path)
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			d.complain(err)
		case next == k.key:
			d.tellTitled(d.t("settings.key_same"), d.t("settings.key_same_line"))
		default:
			d.ask(d.t("settings.key_ask"), d.t("settings.key_ask_line", "name", next.ID()),
				choice{d.t("action.cancel"), func() {}},
				choice{d.t("settings.key_use"), func() {
					d.later(func() error { return importer.ReplaceKey(k.folder, next) }, func(err error) {
						d.complain(err)
						k.load()
					})
				}})
		}
	})
}
