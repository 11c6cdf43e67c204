/** The welcome page: opened once, when the extension was installed. storage.local holds `welcomed`. */

export async function welcome() {
  const { welcomed } = await chrome.storage.local.get(["welcomed"]);
  if (welcomed) return;
  await chrome.storage.local.set({ welcomed: true });
  await chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") });
}
