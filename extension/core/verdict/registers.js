/**
 * The countries of which `step_register_…` says who keeps the list of lenders; `doors.yml` has its address and source.
 * Python reads this file too, so the list is strict JSON.
 */
export const REGISTERS = ["cn", "gb", "hk", "id", "in", "ke", "ng", "ph", "sg", "tw"];
