// Charts of the statistics page. Each is drawn from the JSON beside it; the table below says the same in words, so the
// drawing itself is hidden from screen readers. The library is larger than the page, so it is fetched when the first
// chart comes near the window.

/**
 * @import { Chart, init as Init } from '../assets/vendor/echarts.js'
 * @import { Drawing } from './types/handed.js'
 */

/** @type {{element: HTMLElement, drawing: Drawing, chart: Chart}[]} */
const drawn = [];

/** @param {string} name of a custom property */
const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

/** @param {Drawing} drawing what all bars of a label come to; null where nothing is shown */
const totals = ({ labels, series }) =>
  labels.map((_, at) => {
    const known = series.map(({ values }) => values[at]).filter((value) => value != null);
    return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
  });

/** @param {Drawing} drawing @param {number} width of the chart in pixels */
function option(drawing, width) {
  const { unit, upright, labels, series } = drawing;
  const [text, line, edge] = ['--md-default-fg-color', '--xj-line', '--xj-level-edge'].map(colour);
  const font = { color: text, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const categories = {
    type: 'category',
    data: labels,
    axisLabel: { ...font, width: upright ? undefined : width * 0.4, overflow: 'break' },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
  };
  const values = {
    type: 'value',
    min: 0,
    minInterval: 1,
    axisLabel: { ...font, formatter: `{value}${unit}`, hideOverlap: true },
    splitLine: { lineStyle: { color: line } },
  };
  const ends = totals(drawing);
  const said = (/** @type {number|null} */ value) => (value == null ? '不单列' : `${value}${unit}`);
  const bars = { type: 'bar', stack: 'all', barMaxWidth: upright ? 56 : 20 };
  return {
    animation: false,
    textStyle: font,
    grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: said },
    xAxis: upright ? categories : values,
    yAxis: upright ? values : { ...categories, inverse: true },
    series: [
      ...series.map(({ name, tone, values: data }) => ({
        ...bars,
        name,
        data: data.map((value) => value || null),
        itemStyle: { color: colour(`--xj-level-${tone}`), borderColor: edge, borderWidth: 1 },
      })),
      // A bar without length behind the others carries what they come to.
      {
        ...bars,
        name: '合计',
        data: ends.map((end) => (end == null ? null : 0)),
        silent: true,
        label: {
          ...font,
          show: true,
          position: upright ? 'top' : 'right',
          formatter: (/** @type {{dataIndex: number}} */ { dataIndex }) => said(ends[dataIndex]),
        },
        tooltip: { valueFormatter: (/** @type {unknown} */ _, /** @type {number} */ at) => said(ends[at]) },
      },
    ],
  };
}

/** @param {HTMLElement} element @param {typeof Init} init */
function draw(element, init) {
  const data = document.getElementById(`chart-${element.dataset.chart}`);
  const drawing = /** @type {Drawing} */ (JSON.parse(data?.textContent ?? ''));
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(option(drawing, element.clientWidth));
  drawn.push({ element, drawing, chart });
}

const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.xj-chart')]);

/** Draw all charts, once. */
async function drawAll() {
  near.disconnect();
  const { init } = await import('../assets/vendor/echarts.js');
  if (!drawn.length) for (const element of places) draw(element, init);
}

const near = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) drawAll();
});
for (const element of places) near.observe(element);
window.addEventListener('beforeprint', drawAll);
/** Follow the width of the page and its colours. */
function redraw() {
  for (const { element, drawing, chart } of drawn) {
    chart.resize();
    chart.setOption(option(drawing, element.clientWidth));
  }
}
new ResizeObserver(redraw).observe(document.querySelector('.md-content') ?? document.body);
new MutationObserver(redraw).observe(document.body, { attributeFilter: ['data-md-color-scheme'] });
