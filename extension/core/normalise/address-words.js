/**
 * The words in and around web addresses. Python reads this file too, so the table is strict JSON.
 *
 * `leading`: what Chinese prose says before an address that follows without a space: “看看a.com”. `no_web`: the
 * schemes of what a browser opens otherwise than as a site, or hands to another program; `opened_whole`: those of which
 * the rest of a text is a part, also behind a space. `usual_endings`: what the host of an address ends with in prose.
 * `forms_first`, `forms_last`: the two words of a company's legal form, “pte.ltd”, which is no host. `app_ids`: the
 * parameters in which stores' links hold the id of an app.
 */
export const ADDRESS_WORDS = {
  "leading": [
    "看", "网址", "网站", "网页", "官网", "域名", "地址", "链接", "打开", "点", "点击", "登录", "登陆", "访问", "搜索", "查询", "查",
    "下载", "收到", "请问", "这个", "那个", "一下", "还是", "是", "为", "叫", "在", "上", "去", "进", "用", "从", "和", "与", "或",
    "跟", "的"
  ],
  "no_web": [
    "about", "android-app", "blob", "data", "file", "filesystem", "ftp", "ftps", "intent", "jar", "javascript",
    "magnet", "mailto", "resource", "sms", "smsto", "tel", "urn", "vbscript", "view-source", "ws", "wss"
  ],
  "opened_whole": ["blob", "data", "file", "filesystem", "jar", "javascript", "vbscript", "view-source"],
  "usual_endings": [
    "com", "net", "org", "info", "biz", "app", "top", "vip", "xyz", "online", "site", "website", "icu", "cyou", "sbs",
    "cfd", "shop"
  ],
  "forms_first": ["co", "pte", "pvt", "private", "sdn"],
  "forms_last": ["ltd", "limited", "bhd", "inc"],
  "app_ids": ["id", "appid", "apkname", "package", "pkg", "pkgname"]
};
