/**
 * The icons, as lines of 2 on a field of 24 × 24: name → its paths. The server reads this file too, so the table is
 * strict JSON. `logo` is ours: a sheet, and the lens over it.
 */
export const ICON_PATHS = {
  "logo": [
    "M13 20H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8l5 5v3M8 8h6M8 12h3",
    "M19.5 15a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM18.4 18.4 22 22"
  ],
  "phone": ["M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"],
  "court": ["M4 9l8-5 8 5zM3 20h18M6 9v8M10 9v8M14 9v8M18 9v8"],
  "money": ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7.5 12 12l3.5-4.5M12 12v5M9 12h6M9 14.5h6"],
  "app": ["M7 2h10v20H7zM12 6v7M9 10.5l3 3 3-3M11 18h2"],
  "shield": ["M12 2.5 20 5v6c0 5-3.4 8.6-8 10.5C7.4 19.6 4 16 4 11V5z"],
  "document": ["M14 2H5v20h14V7zM14 2v5h5M9 12h6M9 16h6"],
  "people": [
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20a7 7 0 0 1 14 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14a7 7 0 0 1 4 6"
  ],
  "question": ["M4 4h16v12h-8l-5 4v-4H4zM9.8 8a2.2 2.2 0 1 1 2.2 3v.5M12 13.6v.1"],
  "exit": ["M14 4H4v16h10M10 12h11M17 8l4 4-4 4"],
  "sound": ["M4 9.5v5h3.5L13 19V5L7.5 9.5zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"],
  "sms": ["M4 4h16v12H10l-5 4v-4H4zM8 9h8M8 12h5"],
  "next": ["M9 5l7 7-7 7"],
  "danger": ["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.5 8.5l7 7M15.5 8.5l-7 7"],
  "stop": ["M12 3 22 20.5H2zM12 9.5v5M12 17.4v.1"],
  "check": ["M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.5 15.5l6 6M10.5 7v4.5M10.5 14v.1"],
  "fine": ["M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19zM7.5 12.5l3 3 6-6.5"],
  "calm": ["M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19zM12 11v6M12 7.5v.1"]
};
