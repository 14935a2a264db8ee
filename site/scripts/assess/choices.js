// What can be chosen in a field, as the settings of the page say.

/** @import { Settings, Slot } from '../types/handed.js' */

/** Value → label, where a field is a choice. @param {Settings} settings @param {Pick<Slot, 'choices'>} slot */
export function choicesOf({ choices }, slot) {
  return Object.entries(choices).find(([name]) => name === slot.choices)?.[1];
}

/** Rows of the reference data that a field names: id, name and, for some, the city.
 * @param {Settings} settings @param {Pick<Slot, 'choices'>} slot @returns {string[][]} */
export function placesOf({ cities, counties, zones, industries }, slot) {
  return Object.entries({ cities, counties, zones, industries }).find(([name]) => name === slot.choices)?.[1] ?? [];
}
