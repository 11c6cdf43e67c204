/** The icons of what an app reaches for, as in `icon-paths.js`: pages about apps alone draw them. */
export const PERMISSION_ICONS = {
  control: ["M7 2h10v20H7zM11 19h2M10 13l4-4M10.5 8.5H14V12"],
  contacts: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"],
  notifications: ["M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4"],
  files: ["M3 6h7l2 3h9v11H3z"],
  place: ["M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"],
  camera: ["M3 7h4l2-3h6l2 3h4v13H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z"],
  microphone: ["M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 12a6 6 0 0 0 12 0M12 18v3"],
  photos: ["M3 4h18v16H3zM3 17l6-6 5 5 3-3 4 4"],
};
