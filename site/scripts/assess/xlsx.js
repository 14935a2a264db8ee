// Excel workbooks, as far as the self-assessment needs them: sheets of texts.

import { zip } from './zip.js';

/**
 * @typedef {{text: string, look: number}} Cell
 * @typedef {object} Sheet
 * @property {string} name
 * @property {number[]} widths in characters, 0 for a hidden column
 * @property {Cell[][]} rows
 * @property {number} [head] row of the headings, from 1
 * @property {boolean} [isHidden]
 * @property {[number, string[]]} [choices] a column, from 1, and what can be chosen in it
 */

/** Numbers of the cell styles. */
export const LOOK = { entry: 0, given: 1, heading: 2, title: 3, note: 4 };
/** Font, fill and border of each. */
const STYLES = [
  [0, 0, 1],
  [0, 2, 1],
  [1, 2, 1],
  [2, 0, 0],
  [0, 0, 0],
];

const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'application/vnd.openxmlformats-package.relationships+xml';
const LINE = 15;
const TALLEST = 400;

/** @param {Sheet[]} sheets @returns {Blob} */
export function xlsx(sheets) {
  const each = (/** @type {(sheet: Sheet, number: number) => string} */ make) =>
    sheets.map((sheet, at) => make(sheet, at + 1)).join('');
  const part = (/** @type {string} */ name, /** @type {string} */ type) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (/** @type {number} */ id, /** @type {string} */ type, /** @type {string} */ target) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const kind = (/** @type {string} */ extension, /** @type {string} */ type) =>
    `<Default Extension="${extension}" ContentType="${type}"/>`;
  const types = [
    kind('rels', RELATIONS),
    kind('xml', 'application/xml'),
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    each((_, number) => part(`worksheets/sheet${number}`, 'worksheet')),
  ];
  const listed = each(({ name, isHidden }, number) => {
    const state = isHidden ? ' state="veryHidden"' : '';
    return `<sheet name="${escaped(name)}" sheetId="${number}"${state} r:id="rId${number}"/>`;
  });
  const files = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`,
    '_rels/.rels': related(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      each((_, number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)),
      relation(sheets.length + 1, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': styles(),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  };
  return zip(Object.fromEntries(Object.entries(files).map(([name, body]) => [name, START + body])));
}

/** @param {...string} relations */
function related(...relations) {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

/** Every cell is text, so that codes and days stay as they are. */
function styles() {
  const font = (/** @type {number} */ size, bold = '') => `<font>${bold}<sz val="${size}"/><name val="宋体"/></font>`;
  const sides = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
  const applied = ['NumberFormat', 'Font', 'Fill', 'Border', 'Alignment'].map((name) => `apply${name}="1"`).join(' ');
  const formats = STYLES.map(([letters, fill, border]) => {
    const wrap = border ? ' wrapText="1"' : '';
    const parts = `numFmtId="49" fontId="${letters}" fillId="${fill}" borderId="${border}" ${applied}`;
    return `<xf ${parts}><alignment vertical="top"${wrap}/></xf>`;
  });
  const fills = ['none', 'gray125'].map((name) => `<fill><patternFill patternType="${name}"/></fill>`).join('');
  const grey = '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill>';
  return [
    `<styleSheet xmlns="${MAIN}">`,
    `<fonts count="3">${font(11)}${font(11, '<b/>')}${font(16, '<b/>')}</fonts>`,
    `<fills count="3">${fills}${grey}</fills>`,
    `<borders count="2"><border/><border>${sides}</border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>',
    `<cellXfs count="${STYLES.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}

/** @param {Sheet} sheet */
function sheetXml({ widths, rows, head = 0, choices }) {
  const view = head ? `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  const columns = widths.map((width, at) => {
    const shown = width ? `width="${width}"` : 'width="4" hidden="1"';
    return `<col min="${at + 1}" max="${at + 1}" ${shown} customWidth="1"/>`;
  });
  const body = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, column, at + 1)).join('');
    return `<row r="${at + 1}" ht="${height(row, widths)}">${cells}</row>`;
  });
  const side = widths.length > 3 ? 'landscape' : 'portrait';
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData>`,
    choices ? choosing(choices, head + 1, rows.length) : '',
    `<pageSetup paperSize="9" orientation="${side}" fitToHeight="0"/></worksheet>`,
  ].join('');
}

/** A list to choose from. @param {[number, string[]]} choices @param {number} first @param {number} last */
function choosing([column, names], first, last) {
  const at = letter(column - 1);
  return [
    '<dataValidations count="1">',
    `<dataValidation type="list" allowBlank="1" sqref="${at}${first}:${at}${last}">`,
    `<formula1>"${names.join(',')}"</formula1></dataValidation></dataValidations>`,
  ].join('');
}

/** Points that a row needs, a Chinese character is as wide as two others.
 * @param {Cell[]} row @param {number[]} widths */
function height(row, widths) {
  if (row.some(({ look }) => look === LOOK.title)) return 2 * LINE;
  const lines = row.map(({ text }, at) => {
    const wide = (/** @type {string} */ part) => [...part].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
    return text
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil(wide(part) / (widths[at] || Infinity))), 0);
  });
  return Math.min(TALLEST, LINE * Math.max(1, ...lines) + 3);
}

/** @param {Cell} cell @param {number} column from 0 @param {number} row from 1 */
function cellXml({ text, look }, column, row) {
  const place = `r="${letter(column)}${row}" s="${look}"`;
  return text ? `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>` : `<c ${place}/>`;
}

/** No table of ours is wider than the alphabet. @param {number} column from 0 */
function letter(column) {
  return String.fromCharCode(65 + column);
}

/** Text in XML; `_x0041_` would be read as a character of that number. @param {string} text */
function escaped(text) {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}
