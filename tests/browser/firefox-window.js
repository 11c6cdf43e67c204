/**
 * What runs inside Firefox's own browser window. Each function travels there as text (see
 * `firefox.js`), so it uses its arguments and that window's globals only.
 */
// @ts-nocheck: there are no types for Firefox's internals.
/* global BrowserCommands, OpenBrowserWindow, Cc, Ci, Cu, ChromeUtils, Services, WebExtensionPolicy, gBrowser */
/* global content, sendAsyncMessage */

/**
 * Evaluates in one document of the extension, of several the newest, by a script in that document's process. The
 * background is woken first if Firefox has put it to sleep.
 *
 * @param {string} id @param {string} path  end of the document's path @param {string} call
 * @returns {Promise<string>} what it gives, as JSON
 */
export async function evaluateInExtension(id, path, call) {
  const inDocument = async (name, text) => {
    const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, sameZoneAs: content, wantXrays: false });
    const answer = await Cu.evalInSandbox(text, sandbox).then(
      (result) => ({ result }),
      (error) => ({ error: String(error) }),
    );
    sendAsyncMessage(name, answer);
  };
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.wakeupBackground?.();
  const view = [...extension.views].findLast((one) => one.uri.spec.endsWith(path));
  if (!view) throw new Error(`no ${path} is there`);

  const { messageManager } = view.xulBrowser;
  const { promise: answered, resolve, reject } = Promise.withResolvers();
  const name = crypto.randomUUID();
  const heard = ({ data }) => resolve(data);
  const closing = { close: () => reject(new Error(`${path} is gone`)) };
  messageManager.addMessageListener(name, heard);
  view.callOnClose(closing);
  const text = `(async () => JSON.stringify((await ${call}) ?? null))()`;
  const script = `(${inDocument})(${JSON.stringify(name)}, ${JSON.stringify(text)})`;
  messageManager.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  const { result, error } = await answered.finally(() => {
    messageManager.removeMessageListener(name, heard);
    view.forgetOnClose(closing);
  });
  if (error !== undefined) throw new Error(error);
  return result;
}

/**
 * Closes what hangs open in the window: a popup, also of an extension that is gone.
 *
 * @returns {boolean} whether nothing was open
 */
export function closePopup() {
  const front = Services.wm.getMostRecentWindow("navigator:browser");
  const open = [...front.document.querySelectorAll("panel")].filter(({ state }) => state !== "closed");
  for (const panel of open) panel.hidePopup();
  return open.length === 0;
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

/** Opens an extension page in a tab of its own, in the process of such pages at once. @param {string} url */
export function openTab(url) {
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  gBrowser.selectedTab = gBrowser.addTab(url, { triggeringPrincipal });
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
 * Puts the background to sleep.
 *
 * @param {string} id
 * @returns {Promise<boolean>} whether it sleeps
 */
export async function stopBackground(id) {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ disableResetIdleForTest: true });
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

/** What was set by these two holds no more. */
export function forget() {
  const set = [
    "extensions.webextOptionalPermissionPrompts", "browser.download.folderList", "browser.download.dir",
    "browser.download.always_ask_before_handling_new_types",
  ];
  set.forEach((name) => Services.prefs.clearUserPref(name));
}

