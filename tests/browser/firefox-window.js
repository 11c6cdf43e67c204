/**
 * What runs inside Firefox's own browser window. Each function travels there as text (see
 * `firefox.js`), so it uses its arguments and that window's globals only.
 */
// @ts-nocheck: there are no types for Firefox's internals.
/* global BrowserCommands, OpenBrowserWindow, Cc, Ci, ChromeUtils, Services, WebExtensionPolicy, gBrowser */

/**
 * Evaluates in one document of the extension through the developer tools. The background is woken
 * first if Firefox has put it to sleep.
 *
 * @param {string} id @param {string} path  end of the document's path @param {string} call
 */
export async function evaluateInExtension(id, path, call) {
  const { require } = ChromeUtils.importESModule("resource://devtools/shared/loader/Loader.sys.mjs");
  const { CommandsFactory } = require("devtools/shared/commands/commands-factory");
  globalThis.extensionTools ??= CommandsFactory.forAddon(id).then(async (commands) => {
    await commands.targetCommand.startListening();
    return commands;
  });
  const { targetCommand, scriptCommand } = await globalThis.extensionTools;
  await WebExtensionPolicy.getByID(id).extension.wakeupBackground?.();

  const targets = targetCommand.getAllTargets([targetCommand.TYPES.FRAME]);
  const target = targets.find((one) => new URL(one.url).pathname.endsWith(path));
  if (!target) throw new Error(`no ${path} among ${targets.map((one) => one.url)}`);
  const { result, hasException, exceptionMessage } = await scriptCommand.execute(
    `(async () => JSON.stringify((await ${call}) ?? null))()`,
    { selectedTargetFront: target, mapped: { await: true } },
  );
  if (hasException) throw new Error(String(exceptionMessage));
  return typeof result === "string" ? result : await result.string();
}

/**
 * Opens the toolbar button's popup over the selected tab, as a press on the button does; one that is open goes first.
 *
 * @param {string} id
 */
export async function openPopup(id) {
  const front = Services.wm.getMostRecentWindow("navigator:browser");
  const before = front.document.querySelector(".webextension-popup-browser")?.closest("panel");
  if (before) {
    const hidden = new Promise((resolve) => before.addEventListener("popuphidden", resolve, { once: true }));
    before.hidePopup();
    await hidden;
  }
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(front, false);
}

/** @returns {boolean} */
export function popupIsLoaded() {
  const popup = Services.wm
    .getMostRecentWindow("navigator:browser")
    .document.querySelector(".webextension-popup-browser");
  return popup?.currentURI?.schemeIs("moz-extension") && !popup.webProgress?.isLoadingDocument;
}

/** The popup as a PNG in base64. */
export async function popupPicture() {
  const popup = document.querySelector(".webextension-popup-browser");
  const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 2, "white");
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
}

/** A key as from the keyboard. @param {string} key */
export function pressInPopup(key) {
  document.querySelector(".webextension-popup-browser").focus();
  const keyboard = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(window);
  const event = new KeyboardEvent("", { key, code: key });
  keyboard.keydown(event);
  keyboard.keyup(event);
}

/** An extension to be installed may run in private windows, as a person may allow. @param {string} id */
export async function allowPrivate(id) {
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  await ExtensionPermissions.add(id, { permissions: ["internal:privateBrowsingAllowed"], origins: [] });
}

/** A private window. */
export async function openPrivate() {
  const { promise, resolve } = Promise.withResolvers();
  Services.obs.addObserver(function opened() {
    Services.obs.removeObserver(opened, "browser-delayed-startup-finished");
    resolve();
  }, "browser-delayed-startup-finished");
  OpenBrowserWindow({ private: true });
  await promise;
}

/** Opens an extension page in the selected tab. @param {string} url */
export function openHere(url) {
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  gBrowser.selectedBrowser.fixupAndLoadURIString(url, { triggeringPrincipal });
}

/** The Back button. */
export function goBack() {
  BrowserCommands.back();
}

/** @param {string} id */
export function extensionBase(id) {
  return WebExtensionPolicy.getByID(id).getURL("");
}

/** Puts the background to sleep. @param {string} id */
export async function stopBackground(id) {
  await WebExtensionPolicy.getByID(id).extension.terminateBackground();
}

/** Extensions get what they ask for, as if the person had agreed. */
export function agree() {
  Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", false);
}

/** What is downloaded from now on goes to this folder. @param {string} folder */
export function saveTo(folder) {
  Services.prefs.setIntPref("browser.download.folderList", 2);
  Services.prefs.setStringPref("browser.download.dir", folder);
  Services.prefs.setBoolPref("browser.download.always_ask_before_handling_new_types", false);
}

/** As a browser that has just been started: no tools for an extension, nothing agreed to, nothing to be saved. */
export async function forget() {
  const tools = await globalThis.extensionTools?.catch(() => null);
  await tools?.destroy();
  delete globalThis.extensionTools;
  for (const one of ["folderList", "dir", "always_ask_before_handling_new_types"]) {
    Services.prefs.clearUserPref(`browser.download.${one}`);
  }
  Services.prefs.clearUserPref("extensions.webextOptionalPermissionPrompts");
}
