// Days as they are in China, wherever the reader's clock is.

const CALENDAR = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day of a point of time, as `2026-01-15`. @param {Date} at */
export const dayInChina = (at) => CALENDAR.format(at);
