package places

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// officialCodes are the ISO 3166-1 codes, alpha-2 and alpha-3, and Kosovo's in use.
const officialCodes = `
AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE BA BIH BB BRB
BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN BV BVT BW BWA BY BLR
BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV CW CUW CX CXR
CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK
FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS
GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN
IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO
LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD
ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER
NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM
PN PCN PR PRI PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP
SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF
TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY
UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE`

// otherCodes are written for countries though ISO has other ones: those of the
// European Union, older ones, and short forms in capitals.
var otherCodes = map[string]string{
	"UK": "GB", "EL": "GR", "TP": "TL", "ZR": "CD", "ROM": "RO", "ZAR": "CD", "TMP": "TL", "XKK": "XK",
	"UAE": "AE", "EUA": "US", "EAU": "AE", "DRC": "CD", "RDC": "CD", "KSA": "SA", "PRC": "CN", "RSA": "ZA", "GER": "DE",
}

// codes are the alpha-2 codes by every code.
var codes = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 600)
	pairs := strings.Fields(officialCodes)
	for i := 0; i+1 < len(pairs); i += 2 {
		all[pairs[i]], all[pairs[i+1]] = pairs[i], pairs[i]
	}
	for code, iso2 := range otherCodes {
		all[code] = iso2
	}
	return all
})

// Countries lists the codes that CountryOf can return, in order.
func Countries() []string {
	var all []string
	for i, code := range strings.Fields(officialCodes) {
		if i%2 == 0 {
			all = append(all, code)
		}
	}
	slices.Sort(all)
	return all
}

// belongsTo gives the state of a territory that has a code of its own.
var belongsTo = map[string]string{
	"HK": "CN", "MO": "CN", "TW": "CN",
	"PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US", "UM": "US",
	"GP": "FR", "MQ": "FR", "RE": "FR", "GF": "FR", "YT": "FR", "PF": "FR", "NC": "FR", "WF": "FR", "PM": "FR", "BL": "FR", "MF": "FR", "TF": "FR",
	"AW": "NL", "CW": "NL", "SX": "NL", "BQ": "NL", "GL": "DK", "FO": "DK", "AX": "FI", "SJ": "NO", "BV": "NO",
	"GI": "GB", "BM": "GB", "KY": "GB", "VG": "GB", "TC": "GB", "AI": "GB", "MS": "GB", "FK": "GB", "SH": "GB", "IO": "GB", "PN": "GB", "GS": "GB",
	"IM": "GB", "JE": "GB", "GG": "GB", "CX": "AU", "CC": "AU", "NF": "AU", "HM": "AU", "CK": "NZ", "NU": "NZ", "TK": "NZ",
}

// partOf gives the code that ISO has for places to which CLDR gives one that is
// not in the standard.
var partOf = map[string]string{"IC": "ES", "EA": "ES", "AC": "SH", "TA": "SH", "DG": "IO", "CP": "FR"}

// PartOf lists those places with their codes.
func PartOf() map[string]string { return maps.Clone(partOf) }
