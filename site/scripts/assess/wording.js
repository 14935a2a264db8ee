// How a practice reads for one kind of plant.

/** @import { Practice, Wording } from '../types/handed.js' */

/** The texts of a practice for a profile; what that does not word otherwise reads as everywhere.
 * @param {Practice} practice @param {string} [profile] @returns {Wording} */
export function worded({ text, evidence, na_when, profiles }, profile = '') {
  const own = Object.hasOwn(profiles, profile) ? profiles[profile] : { text: '', evidence: [], na_when: '' };
  return {
    text: own.text || text,
    evidence: own.evidence.length ? own.evidence : evidence,
    na_when: own.na_when || na_when,
  };
}

/** Whether any practice is worded for a kind of plant. @param {{practices: Practice[]}[]} areas */
export function hasProfiles(areas) {
  return areas.some((area) => area.practices.some(({ profiles }) => Object.keys(profiles).length > 0));
}
