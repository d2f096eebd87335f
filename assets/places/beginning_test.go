package places

import "testing"

func TestCitiesAreFoundByTheBeginningOfAnyName(t *testing.T) {
	for written, want := range map[string]string{"Curit": "BR", "Varsov": "PL", "londrina": "BR", "São Pau": "BR", "Punta Aren": "CL"} {
		found := Beginning(written, 5)
		if len(found) == 0 || found[0].Country != want {
			t.Errorf("%q finds %v", written, found)
		}
	}
	if found := Beginning("cordoba", 5); len(found) < 2 || found[0].Population < found[1].Population {
		t.Errorf("several cities are called so: %v", found)
	}
	if found := Beginning("lo", 5); len(found) > 0 {
		t.Errorf("two letters find %v", found)
	}
}
