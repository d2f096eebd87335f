package places

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

const benchRows = 100_000

// BenchmarkRows asks for the country and the city of 100,000 rows, against a bare
// loop of encoding/csv over the same rows.
func BenchmarkRows(b *testing.B) {
	cities := []string{"Curitiba", "Warszawa", "São Paulo - SP", "Vaasa, Finland", "Nowhere at All", "Punta Arenas", "Köln"}
	var text strings.Builder
	for i := range benchRows {
		fmt.Fprintf(&text, "Yes,Person %d,person%d@example.org,%q,%q\n", i, i, cities[i%len(cities)], zoomLabels[i%len(zoomLabels)])
	}
	CityOf("Curitiba", "BR") // the tables are read once, measured below
	var bare, asked time.Duration
	for b.Loop() {
		start := time.Now()
		rows := make([][]string, 0, benchRows)
		for r := csv.NewReader(strings.NewReader(text.String())); ; {
			row, err := r.Read()
			if err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
			rows = append(rows, row)
		}
		bare += time.Since(start)
		start = time.Now()
		for _, row := range rows {
			country, _ := CountryOf(row[4])
			CityOf(row[3], country)
		}
		asked += time.Since(start)
	}
	b.ReportMetric(float64(asked)/float64(bare), "asked/csv")
	b.ReportMetric(float64(asked.Milliseconds())/float64(b.N), "asked-ms")
}

// BenchmarkUnpack reads the tables, as the first question does.
func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		unpackCountries()
		unpackCities()
	}
}
