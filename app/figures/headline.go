package figures

import (
	"errors"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// PartnershipName names a partnership by its regions in official order:
// "Ostrobothnia – Magallanes".
func PartnershipName(regions []store.Region) string {
	names := make([]string, 0, len(regions))
	for _, r := range regions {
		name := r.Name
		if name == "" {
			name = r.OfficialName
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, " – ")
}

// NameOf names a partnership of the notebook. A region that is not in it
// (any more) is left out.
func NameOf(r store.Reader, p store.Partnership) (string, error) {
	var regions []store.Region
	for _, id := range p.Regions {
		region, err := store.Get[store.Region](r, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return "", err
		}
		regions = append(regions, region)
	}
	return PartnershipName(regions), nil
}

// Headline is a webinar's headline: what its partnerships' continuation lets
// one say, and no more. Those whose funding is secured are named; if there are
// none, those whose projects are running, and of many how many; else it is the
// webinar's title.
func Headline(r store.Reader, webinar store.ID) (words.Message, error) {
	w, err := store.Get[store.Webinar](r, webinar)
	if err != nil {
		return words.Message{}, err
	}
	names := map[store.Continuation][]string{}
	for _, id := range w.Partnerships {
		p, err := store.Get[store.Partnership](r, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return words.Message{}, err
		}
		name, err := NameOf(r, p)
		if err != nil {
			return words.Message{}, err
		}
		if name != "" {
			names[p.Continuation] = append(names[p.Continuation], name)
		}
	}
	return headline(w.Title, names), nil
}

// mostNamed is how many partnerships a headline names: of more it says how many.
const mostNamed = 3

func headline(title string, names map[store.Continuation][]string) words.Message {
	for _, c := range []store.Continuation{store.Secured, store.Running} {
		named := names[c]
		if len(named) > mostNamed {
			return words.M("figures.headline."+string(c)+"_many", "count", len(named))
		}
		if len(named) > 0 {
			return words.M("figures.headline."+string(c), "partnership", named, "count", len(named))
		}
	}
	return words.Literal(title)
}
