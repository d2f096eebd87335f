package places

import (
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

// writtenRegions are the regions that people write after a city: those that
// the table of cities tells.
var writtenRegions = map[string]string{
	"US": `AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;
		GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;
		MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;
		NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;
		SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming`,
	"BR": `AC Acre;AL Alagoas;AP Amapá;AM Amazonas;BA Bahia;CE Ceará;DF Distrito Federal;ES Espírito Santo;GO Goiás;MA Maranhão;MT Mato Grosso;
		MS Mato Grosso do Sul;MG Minas Gerais;PA Pará;PB Paraíba;PR Paraná;PE Pernambuco;PI Piauí;RJ Rio de Janeiro;RN Rio Grande do Norte;
		RS Rio Grande do Sul;RO Rondônia;RR Roraima;SC Santa Catarina;SP São Paulo;SE Sergipe;TO Tocantins`,
	"CA": `AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NS Nova Scotia;ON Ontario;
		PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon;NT Northwest Territories;NU Nunavut`,
	"AU": `ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;TAS Tasmania;VIC Victoria;
		WA Western Australia`,
	"CO": `DC Distrito Capital`,
	"MX": `DF Distrito Federal`,
}

// region is a part of a country.
type region struct{ country, code string }

// regions gives the regions of a code as written, and of a folded name.
var regions = sync.OnceValue(func() map[string][]region {
	all := map[string][]region{}
	for country, list := range writtenRegions {
		for one := range strings.SplitSeq(list, ";") {
			code, name, _ := strings.Cut(strings.TrimSpace(one), " ")
			r := region{country, code}
			all[code] = append(all[code], r)
			all[fold.Key(name)] = append(all[fold.Key(name)], r)
		}
	}
	return all
})

// surroundings are the regions and the country that a text after a city's name may mean.
type surroundings struct {
	regions []region
	country string
}

// surroundingsOf reads what stands after a city; false if it means nothing here.
func surroundingsOf(written string) (surroundings, bool) {
	key := strings.ReplaceAll(written, ".", "")
	country, ok := ofCode(key)
	if !ok && regions()[key] == nil {
		key = fold.Key(written)
		country, ok = ofName(key)
	}
	s := surroundings{regions()[key], country}
	return s, ok || s.regions != nil
}

// hold tells whether a city lies there.
func (s surroundings) hold(c *city) bool {
	if s.country == c.Country {
		return true
	}
	for _, r := range s.regions {
		if r.country == c.Country && r.code == c.region {
			return true
		}
	}
	return false
}
