/**
 * What runs inside Firefox's own browser window. Each function travels there as text (see
 * `firefox.js`), so it uses its arguments and that window's globals only.
 */
// @ts-nocheck: there are no types for Firefox's internals.
/* global BrowserCommands, OpenBrowserWindow, Cc, Ci, ChromeUtils, Services, WebExtensionPolicy, gBrowser */

/**
 * Evaluates in one document of the extension through the developer tools, of several the newest. The background is
 * woken first if Firefox has put it to sleep; the tools hear of it a little later. What is asked of a document that
 * goes is never answered.
 *
 * @param {string} id @param {string} path  end of the document's path @param {string} call
 */
export async function evaluateInExtension(id, path, call) {
  const { require } = ChromeUtils.importESModule("resource://devtools/shared/loader/Loader.sys.mjs");
  const { CommandsFactory } = require("devtools/shared/commands/commands-factory");
  globalThis.extensionTools ??= CommandsFactory.forAddon(id)
    .then(async (commands) => {
      await commands.targetCommand.startListening();
      return commands;
    })
    .catch((error) => {
      globalThis.extensionTools = undefined;
      throw error;
    });
  const { targetCommand, scriptCommand } = await globalThis.extensionTools;
  await WebExtensionPolicy.getByID(id).extension.wakeupBackground?.();

  const newest = () => {
    const all = targetCommand.getAllTargets([targetCommand.TYPES.FRAME]);
    return all.findLast((one) => !one.isDestroyedOrBeingDestroyed() && one.url?.endsWith(path));
  };
  for (let tries = 0; tries < 100 && !newest(); tries++) await new Promise((wake) => setTimeout(wake, 20));
  const target = newest();
  if (!target) throw new Error(`no ${path} is there`);
  const { promise: gone, reject } = Promise.withResolvers();
  const leave = () => reject(new Error(`${path} is gone`));
  target.on("target-destroyed", leave);
  const { result, hasException, exceptionMessage } = await Promise.race([
    scriptCommand.execute(`(async () => JSON.stringify((await ${call}) ?? null))()`, {
      selectedTargetFront: target,
      mapped: { await: true },
    }),
    gone,
  ]).finally(() => target.off("target-destroyed", leave));
  if (hasException) throw new Error(String(exceptionMessage));
  return typeof result === "string" ? result : await result.string();
}

/** Closes the popup that is open; another may be made ready unseen. @returns {boolean} whether none is left */
export function closePopup() {
  const front = Services.wm.getMostRecentWindow("navigator:browser");
  const before = front.document.querySelector(".webextension-popup-browser:not(.webextension-preload-browser)");
  before?.closest("panel")?.hidePopup();
  return before === null;
}

/**
 * Opens the toolbar button's popup over the selected tab, as a press on the button does. Firefox refuses while the
 * window is not in front.
 *
 * @param {string} id
 * @returns {Promise<boolean>} whether it is open and loaded
 */
export async function openPopup(id) {
  const front = Services.wm.getMostRecentWindow("navigator:browser");
  const popup = front.document.querySelector(".webextension-popup-browser:not(.webextension-preload-browser)");
  if (!popup) {
    const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const { extension } = WebExtensionPolicy.getByID(id);
    await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(front, false);
    return false;
  }
  const isThere = popup.currentURI?.schemeIs("moz-extension") && !popup.webProgress?.isLoadingDocument;
  return isThere && popup.closest("panel")?.state === "open";
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

/**
 * Puts the background to sleep, although our tools look at it.
 *
 * @param {string} id
 * @returns {Promise<boolean>} whether it sleeps
 */
export async function stopBackground(id) {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return extension.backgroundState === "stopped";
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
