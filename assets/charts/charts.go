// Package charts holds the part of Apache ECharts that reports draw with, built
// by build.sh into one file that needs no browser.
package charts

import _ "embed"

// Name is the name of the bundle in stack traces.
const Name = "echarts.min.js"

// Bundle is the JavaScript source. It defines one global function,
// renderChart(optionJSON, width, height), which returns an SVG as text.
//
//go:embed echarts.min.js
var Bundle string
