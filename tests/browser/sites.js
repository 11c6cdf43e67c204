/** The fixture sites: what stands at which host name. Every path of a host shows the same page. */
import { readFile } from "node:fs/promises";
import { IS_SOAK } from "./sample.js";

/** @typedef {import("./proxy.js").Site} Site */

/** Invented firms live under .test; the real hosts here are those whose listing is under test. */
const PAGES = {
  "www.msxf.com": "proven-lender.html",
  "haoqidai-kuaijie.test": "claimed.html",
  "jisu-qiandai.test": "unlisted.html",
  "xinghe-yijie.test": "unlisted-company.html",
  "linhe-xiaodai.test": "uncovered.html",
  "xinghe-cunzhen.test": "unverified-bank.html",
  "globalfxm.example": "warned.html",
  "yehang-luntan.test": "forum.html",
  "hengming-lvshi.test": "law-firm.html",
  "jiangcheng-wanbao.test": "news.html",
  "www.icbc.com.cn": "bank-home.html",
  "suansuan.test": "calculator.html",
  "jiangcheng-rencai.test": "job.html",
  "shengxin-gou.test": "frame.html",
  "pufa.hengming-lvshi.test": "founding-article.html",
  "www.webank-loan.cn": "lookalike.html",
  "webank.com.yuming.test": "lookalike-quiet.html",
  "www.abchina.com.cn": "card-application.html",
  "duxiaoman.com.cn": "card-application.html",
  "duxiaoman.net.cn": "unlisted.html",
  "sanders.senate.gov": "privacy-form.html",
  "jefflee.github.io": "login.html",
  "shop.esquire.com": "checkout.html",
  "www.bullionvault.com": "privacy-form.html",
  "vvebank.com": "login.html",
  "vvebank.com.cn": "card-application.html",
  "haocheng-shenghuo.test": "single-page.html",
  "shanshan-dai.test": "ticking.html",
  "hefeng-fenqi.test": "instalments.html",
  "dxmyqh.com": "platform.html",
  "kuaifang-dai.test": "fee-first.html",
  "chengxin-xiaodai.test": "fee-named.html",
  "msxt.com": "login.html",
  "luntan-denglu.test": "login.html",
  "yunti-qianbao.test": "steps.html",
  "mancang-qianbao.test": "app-shell.html",
  "miaodao-qianbao.test": "pictures.html",
};

/** Words that stand on the fixture pages and must never leave the browser. */
export const PAGE_WORDS = [
  "马上消费",
  "招联",
  "极速钱袋",
  "星河万象",
  "诚信汇通",
  "夜航论坛",
  "衡明",
  "江城",
  "工商银行",
  "算算网",
  "省心购",
  "微粒快借",
  "好橙",
  "闪闪贷",
  "长卷",
  "禾风",
  "快放贷",
  "云梯钱包",
  "满仓钱包",
  "秒到钱包",
  "诚信速贷",
  "请先登录",
  "最高可借 20 万元",
];

/**
 * @param {{late?: Promise<unknown>}} [when]  `late`: when the script that holds up the shop's page arrives
 * @returns {Map<string, Site>}
 */
export function fixtureSites({ late } = {}) {
  const pages = Object.entries(PAGES).map(
    ([host, file]) => /** @type {[string, Site]} */ ([host, pageFrom(file, late)]),
  );
  return new Map([
    ...pages,
    ["changjuan.test", hugePage],
    ["webank.com.tianqi.test", weatherPage],
    ["jiangcheng-tianqi.test", weatherPage],
  ]);
}

/** A long page about the weather, with a form that asks who one is. @type {Site} */
function weatherPage({ path }) {
  if (path === "/favicon.ico") return null;
  const news = "<p>江城今天多云转晴，最高气温二十六度，微风，傍晚河边有雾，出门请带一件外衣。</p>\n".repeat(80);
  const form =
    "<form><input placeholder='用户名'><input placeholder='请输入身份证号'><input type='password'><button>登录</button></form>";
  return {
    body: Buffer.from(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>江城天气</title><h1>江城天气</h1>${news}${form}${news}`,
    ),
  };
}

/** A page of 20 MB in `make soak`, of 5 in `make test`, that ends in a loan form. @type {Site} */
async function hugePage({ path }) {
  if (path === "/favicon.ico") return null;
  const row = `<p>${"A line of the scroll is like any other line of it. ".repeat(40)}</p>\n`;
  const form =
    "<h2>急用钱？最高可借 5 万元</h2><form><label>借款金额 <input></label><label>借款期限 <input></label><button>立即借款</button></form>";
  const scroll = row.repeat(Math.ceil((IS_SOAK ? 20_000_000 : 5_000_000) / row.length));
  return {
    body: Buffer.from(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>长卷借款</title>${scroll}${form}`,
    ),
  };
}

/** @param {string} file @param {Promise<unknown>} [late] @returns {Site} */
function pageFrom(file, late) {
  return async ({ path }) => {
    if (path === "/favicon.ico") return null;
    if (path !== "/late.js") return { body: await readFile(new URL(`sites/${file}`, import.meta.url)) };
    await late;
    return { type: "text/javascript", body: "" };
  };
}
