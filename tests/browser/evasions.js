/** Pages that put their offer where it might not be looked for: it is seen, and the banner stands. In both browsers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner, state } from "./extension.js";
import { isTried } from "./sample.js";
import { until } from "./until.js";

const OFFER =
  "<h1>不看征信，凭身份证就能借</h1><form><label>借款金额 <input name='amount'/></label><label>借款期限 <input/></label><button " +
  "type='button'>立即借款</button></form>";
const WHOLE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>极速借款</title><body>${OFFER}</body></html>`;
const BARE = OFFER.replace(" name='amount'", "");
const SAID = "凭身份证最高可借五万元，当天放款到账，不看征信，黑白户均可申请借款";
const USED = ["xianchaHosts", "xianchaEars", "prerendering", "head", "body", "hidden", "querySelectorAll"];
const SIZE = "width='900' height='500'";
const EMPTY = "<i></i>".repeat(9000);
const PROSE = "警方提醒：近期有不法分子冒充贷款平台，以低息为诱饵骗取手续费，请市民提高警惕，不要轻信陌生来电，有疑问请拨打热线咨询，谨防受骗。";
const WEATHER = "江城今天多云转晴，最高气温二十六度，微风，傍晚河边有雾，出门请带一件外衣。";
const XHTML = "http://www.w3.org/1999/xhtml";

/** @param {string} body @param {string} [head] */
const html = (body, head = "") => ({
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>会员中心</title>${head}<body>${body}</body></html>`,
});
/** @param {string} code */
const script = (code) =>
  html(
    `<div id="host"></div><script>const WHOLE = ${JSON.stringify(WHOLE)}, OFFER = ${JSON.stringify(OFFER)}, host = ` +
    `document.getElementById("host"); ${code}</script>`,
  );
/** A frame or object that is given what it shows by a script. @param {string} made @param {string} then */
const framed = (made, then) =>
  script(`host.innerHTML = ${JSON.stringify(made)}; const frame = host.firstElementChild; ${then}`);
/** @param {string} text @returns {string} */
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** @type {Record<string, import("./proxy.js").Answer>} */
const PAGES = {
  "in a closed shadow root": script("host.attachShadow({ mode: 'closed' }).innerHTML = OFFER;"),
  "in a closed shadow root within another": script(
    "const outer = host.attachShadow({ mode: 'closed' }); outer.innerHTML = '<section></section>'; " +
    "outer.firstElementChild.attachShadow({ mode: 'closed' }).innerHTML = OFFER;",
  ),
  "in a closed shadow root, beside a long hidden text": script(
    `host.attachShadow({ mode: 'closed' }).innerHTML = OFFER; ` +
    `host.insertAdjacentHTML("afterend", '<div class="off">${WEATHER.repeat(80)}</div>` +
    `<style>.off { display: none }</style>');`,
  ),
  "in a closed shadow root far down a long text, once people come there": script(
    `document.body.insertAdjacentHTML("afterbegin", "<p>${WEATHER}</p>".repeat(120)); ` +
    `host.attachShadow({ mode: 'closed' }).innerHTML = OFFER; setTimeout(() => scrollTo({ top: 1e6 }), 3000);`,
  ),
  "in a closed shadow root of its body": script("document.body.attachShadow({ mode: 'closed' }).innerHTML = OFFER;"),
  "in a closed shadow root between thousands of empty nodes": script(
    `document.body.insertAdjacentHTML("afterbegin", "<i></i>".repeat(9000)); ` +
    `host.attachShadow({ mode: 'closed' }).innerHTML = OFFER; document.body.insertAdjacentHTML("beforeend", "<i>` +
    `</i>".repeat(9000));`,
  ),
  "in a frame that it writes between thousands of empty nodes": framed(
    `<iframe ${SIZE}></iframe>`,
    `document.body.insertAdjacentHTML("afterbegin", "<i></i>".repeat(9000)); frame.contentDocument.open(); ` +
    `frame.contentDocument.write(WHOLE); frame.contentDocument.close(); ` +
    `document.body.insertAdjacentHTML("beforeend", "<i></i>".repeat(9000));`,
  ),
  "in a frame of a frameset": {
    body:
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>会员中心</title>` +
      `<script>var WHOLE = ${JSON.stringify(WHOLE).replaceAll("</", "<\\/")};</script><frameset cols="100%">` +
      `<frame src="javascript:parent.WHOLE"></frameset></html>`,
  },
  "on a document that it opens anew": script(
    "addEventListener('load', () => setTimeout(() => { document.open(); document.write(WHOLE); document.close(); }));",
  ),
  "in a frame that it writes below a long text": framed(
    `<iframe ${SIZE}></iframe>`,
    `document.body.insertAdjacentHTML("afterbegin", "<p>${WEATHER}</p>".repeat(120)); frame.contentDocument.open(); ` +
    `frame.contentDocument.write(WHOLE); frame.contentDocument.close();`,
  ),
  "in a frame that it writes": framed(
    `<iframe ${SIZE}></iframe>`,
    "frame.contentDocument.open(); frame.contentDocument.write(WHOLE); frame.contentDocument.close();",
  ),
  "in a frame's text": html(`<iframe ${SIZE} srcdoc="${quoted(WHOLE)}"></iframe>`),
  "in a sandboxed frame's text": html(`<iframe ${SIZE} sandbox="allow-forms" srcdoc="${quoted(WHOLE)}"></iframe>`),
  "in a blob: frame": framed(
    `<iframe ${SIZE}></iframe>`,
    "frame.src = URL.createObjectURL(new Blob([WHOLE], { type: 'text/html' }));",
  ),
  "in a data: frame": html(`<iframe ${SIZE} src="data:text/html;charset=utf-8,${encodeURIComponent(WHOLE)}"></iframe>`),
  "in a javascript: frame": html(
    `<iframe ${SIZE} src="javascript:${quoted(`'${WHOLE.replaceAll("'", "\\'")}'`)}"></iframe>`,
  ),
  "in a frame within a frame": framed(
    `<iframe ${SIZE}></iframe>`,
    `frame.srcdoc = ${JSON.stringify(`<iframe ${SIZE} sandbox srcdoc="${quoted(WHOLE)}"></iframe>`)};`,
  ),
  "in what an object shows instead": html(`<object>${OFFER}</object>`),
  "in a data: object": html(
    `<object ${SIZE} type="text/html" data="data:text/html;charset=utf-8,${encodeURIComponent(WHOLE)}"></object>`,
  ),
  "in an object's page": html(`<object ${SIZE} type="text/html" data="/inner"></object>`),
  "in a drawing": html(
    `<svg width="900" height="500"><foreignObject width="900" height="500"><div>${OFFER}</div></foreignObject></svg>`,
  ),
  "on a page with a root of another namespace": {
    type: "application/xml; charset=utf-8",
    body:
      `<page xmlns="urn:page"><html xmlns="${XHTML}"><head><title>极速借款</title></head><body>${OFFER}</body></html>` +
      `</page>`,
  },
  "on a blob: page": script("location.replace(URL.createObjectURL(new Blob([WHOLE], { type: 'text/html' })));"),
  "between thousands of empty nodes": html(`${EMPTY}${OFFER}${EMPTY}`),
  "beside prose that is not drawn": html(
    `<style>.off { display: none }</style>${`<p class="off">${PROSE}</p>`.repeat(90)}${OFFER}` +
    `${`<p class="off">${PROSE}</p>`.repeat(90)}`,
  ),
  "beside prose that is drawn nowhere": html(
    `<style>.off { position: absolute; left: -9999px; width: 900px }</style>` +
    `${`<p class="off">${PROSE}</p>`.repeat(90)}${OFFER}${`<p class="off">${PROSE}</p>`.repeat(90)}`,
  ),
  "beside its body": script("document.documentElement.insertAdjacentHTML('beforeend', `<div>${OFFER}</div>`);"),
  "in its head": script(
    "const box = document.createElement('div'); box.innerHTML = OFFER; document.head.style.display = 'block'; " +
    "document.head.append(box);",
  ),
  "in a second body": script(
    "const body = document.createElement('body'); body.innerHTML = OFFER; document.documentElement.append(body);",
  ),
  "in boxes that are none": html(
    `<style>div, a { display: contents; }</style><div>${SAID}</div><div>${SAID}，无抵押</div><a href="/x">立即借款</a>`,
  ),
  "in a template that is drawn": script(
    "const box = document.createElement('template'); box.style.display = 'block'; host.append(box); " +
    "const all = document.createElement('div'); all.innerHTML = OFFER; box.append(all);",
  ),
  "in the words of a drawing": html(
    `<svg width="900" height="300"><text y="50">不看征信，凭身份证就能借</text><text y="90">${SAID}</text>` +
    `<a href="/x"><text y="150">立即借款</text></a></svg>`,
  ),
  "with what nobody sees between its letters": html(BARE.replace(/\p{Script=Han}/gu, "$&\u200b")),
  "with places to break between its letters": html(BARE.replace(/\p{Script=Han}/gu, "$&<wbr>")),
  "that is hidden at first": html(
    `<div id="late" hidden>${OFFER}</div><script>setTimeout(() => { late.hidden = false; }, 3000);</script>`,
  ),
  "that its style hides at first": html(
    `<div id="late" style="display: none">${OFFER}</div>` +
    `<script>setTimeout(() => { late.style.display = "block"; }, 3000);</script>`,
  ),
  "in a frame behind twenty others": html(
    `${"<iframe src='/login' width='100' height='60'></iframe>".repeat(20)}<iframe id="late" ${SIZE}></iframe>` +
    `<script>setTimeout(() => { late.src = "/inner"; }, 3000);</script>`,
  ),
  "in a small frame that is opened anew and grows": html(
    `<iframe id="late" src="/anew" width="60" height="60"></iframe>` +
    `<script>setTimeout(() => { late.width = 900; late.height = 500; }, 3000);</script>`,
  ),
  "in a small frame in a closed shadow root that grows by the style around it": script(
    "const root = host.attachShadow({ mode: 'closed' }); root.innerHTML = '<style>iframe { width: 60px; " +
    "height: 60px }</style><iframe src=/inner></iframe>'; setTimeout(() => { root.firstChild.textContent = " +
    "'iframe { width: 900px; height: 500px }'; }, 3000);",
  ),
  "in a small frame that moves to another document and grows then": html(
    `<iframe id="late" src="/login" width="60" height="60"></iframe><script>setTimeout(() => { late.src = "/inner"; ` +
    `setTimeout(() => { late.width = 900; late.height = 500; }, 2000); }, 1000);</script>`,
  ),
  "in a frame within a small frame that grows": html(
    `<iframe id="late" src="/around" width="60" height="60"></iframe>` +
    `<script>setTimeout(() => { late.width = 900; late.height = 500; }, 3000);</script>`,
  ),
  "amid 4 MB and thousands of empty nodes": html(`${EMPTY}${OFFER}${EMPTY}<!--${" ".repeat(4_200_000)}-->`),
  "on a page that waits for a script that never comes, once people use it": html(
    `${OFFER}<div style="height: 5000px"></div><script>setTimeout(() => scrollTo({ top: 300 }), 3000);</script>` +
    `<script src="/never"></script>`,
  ),
  "beside elements with the names of what we use": html(
    `${USED.map((name) => `<img id="${name}" name="${name}">`).join("")}${OFFER}`,
  ),
};
/**
 * An offer in whose words letters stand that nobody sees: alone, amid a long text, and in a closed shadow root.
 *
 * @type {Record<string, [letters: string, style?: string]>}
 */
const LETTERS = {
  "marked as hidden": ["<i hidden>的</i>"],
  "not displayed": ["<i class='x'>的</i>", "display: none"],
  "not displayed, and many of them": ["<span class='x'>今天天气很好</span>", "display: none"],
  "in a block that is not displayed": ["<div class='x'>的</div>", "display: none"],
  "in an element of no known name": ["<x-a class='x'>的</x-a>", "font-size: 0"],
  "of no size": ["<i class='x'>的</i>", "font-size: 0"],
  "without opacity": ["<i class='x'>的</i>", "opacity: 0; position: absolute"],
  "made invisible": ["<i class='x'>的</i>", "visibility: hidden; letter-spacing: -1em"],
  "in a box without room": ["<i class='x'>的</i>", "display: inline-block; width: 0; overflow: hidden"],
  "clipped away": ["<i class='x'>的</i>", "display: inline-block; width: 0; clip-path: inset(50%)"],
  "pushed aside": ["<i class='x'>的</i>", "display: inline-block; width: 0; text-indent: -9999px"],
  "put outside the page": ["<i class='x'>的</i>", "position: absolute; left: -9999px"],
  "in no colour": ["<i class='x'>的</i>", "color: transparent; letter-spacing: -1em"],
  "in the colour behind them": ["<i class='x'>的</i>", "color: #fff; letter-spacing: -1em"],
  "for browsers that know no ruby": ["<ruby><rp>的</rp></ruby>"],
};
const BESIDE = `<p>${WEATHER}</p>`.repeat(80);
/** Between each two characters of the words that speak of loans. @param {string} letters */
const splitBy = (letters) =>
  BARE.replace(/(?<=[征身份借款立即])(?=[信份证能款金期借])/gu, letters).replaceAll("能就", `能${letters}就`);
Object.entries(LETTERS).forEach(([name, [letters, style = ""]], n) => {
  const split = `<style>.x { ${style} }</style>${splitBy(letters)}`;
  const inRoot = script(`host.attachShadow({ mode: "closed" }).innerHTML = ${JSON.stringify(split)};`);
  PAGES[`with letters ${name}`] = [html(split), html(split + BESIDE), inRoot][n % 3];
});
PAGES["whose words are divided by what stands above them"] = html(
  `<style>rt { display: none }</style>${BARE.replace(/借款/gu, "<ruby>借<rt>的</rt>款</ruby>")}`,
);
const UNSEEN = "<i class='x'>x</i>";
const ENGLISH = [
  "<h1>Instant L~oan</h1><p>Borr~ow up to $5,000 today, no cre~dit check. Cash lo~ans paid out within minutes.</p>",
  "<form><label>Lo~an amount <input></label><label>Lo~an term <input></label>",
  "<button type='button'>Apply for a lo~an</button></form>",
].join("");
PAGES["in English, with letters that are not displayed"] = html(
  `<style>.x { display: none }</style>${ENGLISH.replaceAll("~", UNSEEN)}`,
);
/** What no text of the page says is read by nobody here: no test asks for these, the table says what is found. */
const UNSAID = {
  "on a canvas": script(
    "const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [900, 300]; " +
    "host.append(canvas); const pen = canvas.getContext('2d'); pen.font = '40px sans-serif'; " +
    "pen.fillText('不看征信，凭身份证就能借', 20, 80); pen.fillText('立即借款', 20, 180);",
  ),
  "in a picture that says nothing of itself": html(
    `<img ${SIZE} src="data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg"><text y="50">${SAID}</text><text y="99">立即借款</text></svg>`,
    )}">`,
  ),
  "in what a style writes": html(
    `<style>p::before { content: "${SAID}" } button::before { content: "立即借款" }</style><p></p><button></button>`,
  ),
};
const hosted = (/** @type {Record<string, unknown>} */ pages, /** @type {string} */ begin) =>
  Object.keys(pages).map((name, n) => ({ name, host: `${begin}-${n}.test` }));
/** Each by its name, and the host that puts it there. */
export const EVASIONS = hosted(PAGES, "cang");
export const UNSAID_EVASIONS = hosted(UNSAID, "wuyan");
const LOGIN = "<!doctype html><meta charset=utf-8><input type=password>";
const ANEW = script(
  "const anew = () => { document.open(); document.write(WHOLE); document.close(); }; " +
  "addEventListener('load', () => setTimeout(anew, 500));",
);
/** @type {Record<string, import("./proxy.js").Answer | Promise<null>>} */
const WITHIN = {
  "/inner": { body: WHOLE },
  "/login": { body: LOGIN },
  "/anew": ANEW,
  "/around": html("<style>* { margin: 0 } iframe { width: 100vw; height: 100vh }</style><iframe src=/inner></iframe>"),
  "/never": new Promise(() => undefined),
};
/** @type {typeof PAGES} */
const ALL = { ...PAGES, ...UNSAID };
export const EVASIVE_SITES = new Map(
  [...EVASIONS, ...UNSAID_EVASIONS].map(({ name, host }) => [
    host,
    /** @type {import("./proxy.js").Site} */ (
      ({ path }) => (path === "/loan" ? ALL[name] : WITHIN[path] ?? null)
    ),
  ]),
);

/**
 * Opens the page, and waits until its offer is judged and the banner stands.
 *
 * @param {Pick<import("./extension-under-test.js").ExtensionUnderTest, "browser" | "page">} it
 * @param {string} host
 * @param {number} [patience]  milliseconds
 */
export async function seeOffer({ browser, page }, host, patience) {
  await page.bringToFront();
  await browser.navigate(page, `http://${host}/loan`);
  const judged = async () => {
    const { answer, badge } = await state(browser);
    if (answer?.query.normal !== host || answer.verdict !== "unlisted") {
      throw new Error(JSON.stringify(answer && [answer.query, answer.verdict, answer.seen]));
    }
    return badge.startsWith("!");
  };
  await until(judged, "the offer to be judged", patience);
  assert.ok(await banner(browser, page));
}

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfEvasions(it) {
  EVASIONS.forEach(({ name, host }, n) => {
    if (isTried(it.kind, n)) test(`an offer ${name} is seen`, () => seeOffer(it, host));
  });
}
