/**
 * Charts of the statistics page. Each is drawn from the JSON beside it; the table below says the same in words, so the
 * drawing itself is hidden from screen readers. The library is larger than the page, so it is fetched when the first chart
 * comes near the window.
 * @module
 */

/** @typedef {{kind: string, unit: string, labels: string[], series: {name: string, values: (number|null)[]}[]}} Drawing */

/** @type {{element: HTMLElement, drawing: Drawing, chart: any}[]} */
const drawn = [];

/** @param {string} name of a custom property */
const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

/** @param {Drawing} drawing */
function option({ kind, unit, labels, series }) {
  const [text, line, bar, edge] = ['--md-default-fg-color', '--xj-line', '--xj-level-3', '--xj-level-edge'].map(colour);
  const font = { color: text, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const categories = { type: 'category', data: labels, axisLabel: font, axisTick: { show: false }, axisLine: { lineStyle: { color: line } } };
  const values = { type: 'value', min: 0, minInterval: 1, axisLabel: { ...font, formatter: `{value}${unit}` }, splitLine: { lineStyle: { color: line } } };
  const lying = kind === 'bar';
  return {
    animation: false,
    textStyle: font,
    grid: { left: 8, right: 56, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (/** @type {number|null} */ value) => (value == null ? '不单列' : `${value}${unit}`) },
    xAxis: lying ? values : categories,
    yAxis: lying ? { ...categories, inverse: true } : values,
    series: series.map(({ name, values: data }) => ({
      name,
      data,
      type: kind,
      barMaxWidth: 20,
      symbolSize: 9,
      lineStyle: { color: bar, width: 3 },
      itemStyle: { color: bar, borderColor: edge, borderWidth: 1 },
      label: { ...font, show: true, position: lying ? 'right' : 'top', formatter: `{c}${unit}` },
    })),
  };
}

/** @param {HTMLElement} element @param {(element: HTMLElement, theme: undefined, options: object) => any} init */
function draw(element, init) {
  const data = document.getElementById(`chart-${element.dataset.chart}`);
  const drawing = /** @type {Drawing} */ (JSON.parse(data?.textContent ?? ''));
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(option(drawing));
  drawn.push({ element, drawing, chart });
}

const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.xj-chart')]);

/** Draw all charts, once. */
async function drawAll() {
  near.disconnect();
  const { init } = await import(new URL('../assets/vendor/echarts.js', import.meta.url).href);
  if (!drawn.length) places.forEach((element) => draw(element, init));
}

const near = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) drawAll();
});
places.forEach((element) => near.observe(element));
window.addEventListener('beforeprint', drawAll);
new ResizeObserver(() => drawn.forEach(({ chart }) => chart.resize())).observe(document.querySelector('.md-content') ?? document.body);
new MutationObserver(() => drawn.forEach(({ chart, drawing }) => chart.setOption(option(drawing))))
  .observe(document.body, { attributeFilter: ['data-md-color-scheme'] });
