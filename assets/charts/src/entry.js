// The entry of the charts bundle: what reports draw with, and nothing else.
// A host hands over an option as JSON text and gets SVG text back. There is no
// document, no canvas and no timer in the host: ECharts' server-side mode needs
// little of that (host.js gives it), and measures letters by its own table.
import './host.js';

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkPointComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkPointComponent, SVGRenderer]);

// Nothing reacts to a pointer in a picture, margins are the host's to choose,
// an interval
// is a number, and a bar is round where it ends: what go-echarts cannot say.
function settle(option) {
  for (const grid of [option.grid ?? []].flat()) grid.outerBoundsMode = 'none';
  for (const axis of [option.xAxis ?? [], option.yAxis ?? []].flat()) {
    if (axis.axisLabel?.interval) axis.axisLabel.interval = Number(axis.axisLabel.interval);
  }
  for (const series of option.series) {
    series.silent = true;
    series.emphasis = { disabled: true };
    if (series.type === 'bar') series.itemStyle = { ...series.itemStyle, borderRadius: [0, 3, 3, 0] };
    if (series.markPoint) series.markPoint.silent = true;
    if (series.markArea) series.markArea.silent = true;
  }
  return option;
}

globalThis.renderChart = (optionJSON, width, height) => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(settle(JSON.parse(optionJSON)));
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
};
