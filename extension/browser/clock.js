/** In which country a device is, by its time zone. Nothing of it leaves the device. */

/** @type {Record<string, string>} */
const BY_ZONE = {
  "Asia/Shanghai": "CN", "Asia/Chongqing": "CN", "Asia/Harbin": "CN", "Asia/Urumqi": "CN",
  "Asia/Hong_Kong": "HK", "Asia/Macau": "MO", "Asia/Taipei": "TW", "Asia/Singapore": "SG",
  "Asia/Kolkata": "IN", "Asia/Calcutta": "IN", "Asia/Manila": "PH", "Africa/Nairobi": "KE",
  "Asia/Jakarta": "ID", "Asia/Pontianak": "ID", "Asia/Makassar": "ID", "Asia/Jayapura": "ID",
  "Africa/Lagos": "NG", "Europe/London": "GB", "Europe/Vilnius": "LT",
};

/** The time zone of the device. */
export function deviceZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The code of the country with this time zone; undefined for zones that we do not know. @param {string} zone */
export function byZone(zone) {
  return BY_ZONE[zone];
}

/** The country where the reader is, as cards name it: in small letters, "" where the clock does not tell. */
export function readerCountry() {
  return byZone(deviceZone())?.toLowerCase() ?? "";
}
