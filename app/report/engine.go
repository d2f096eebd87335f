package report

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/dop251/goja"

	"github.com/rapporteur-app/rapporteur/assets/charts"
)

// program is the charts bundle, parsed once a process.
var program = sync.OnceValues(func() (*goja.Program, error) {
	return goja.Compile(charts.Name, charts.Bundle, true)
})

// engine draws charts. It is used by one goroutine, for one report: a fresh
// engine has counted nothing yet, so the same charts come out the same.
type engine struct {
	vm     *goja.Runtime
	render goja.Callable
}

func newEngine() (*engine, error) {
	bundle, err := program()
	if err != nil {
		return nil, fmt.Errorf("reading the charts bundle: %w", err)
	}
	vm := goja.New()
	if _, err := vm.RunProgram(bundle); err != nil {
		return nil, fmt.Errorf("starting the charts bundle: %w", err)
	}
	render, ok := goja.AssertFunction(vm.Get("renderChart"))
	if !ok {
		return nil, fmt.Errorf("the charts bundle has no renderChart")
	}
	return &engine{vm: vm, render: render}, nil
}

// draw turns a drawing's option into SVG as ECharts writes it. What comes out
// is not for a page yet: see cleanSVG.
func (e *engine) draw(d drawing) (string, error) {
	option, err := json.Marshal(d.option)
	if err != nil {
		return "", fmt.Errorf("chart %s: %w", d.name, err)
	}
	svg, err := e.render(goja.Undefined(), e.vm.ToValue(string(option)), e.vm.ToValue(d.width), e.vm.ToValue(d.height))
	if err != nil {
		return "", fmt.Errorf("drawing chart %s: %w", d.name, err)
	}
	return svg.String(), nil
}
