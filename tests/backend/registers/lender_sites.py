"""Lenders' sites: how each way of listing notices answers, and a notice with two agencies."""

from __future__ import annotations

import json

from pdfs import Paper

from xiancha.model import Document
from xiancha.registers import catalogue
from xiancha.registers.cn_partner_lists.publishers import publishers

REGISTER = "cn-partner-lists"
HEADER = ("序号", "公司名称", "联系电话")
ROWS = (("1", "甲信用管理有限公司", "400-123-4567"), ("2", "乙律师事务所", "021-12345678"))
COLLECTORS = "催收合作机构信息公示"
GUARANTORS = "互联网助贷业务增信服务机构名单"
PLATFORMS = "关于互联网贷款平台运营机构的公告"
CHALLENGE = "<html><title>安全验证</title><body>请稍候…</body></html>".encode()
TABLE = "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADER, *ROWS)
)
NOTICE = f"<html><body><h1>公示</h1><table>{TABLE}</table></body></html>".encode()

NING = "https://www.cfcbnb.com/xwgg/zygg/"
ZHAO = publishers()["mucfc"].entry
HANG = "https://www.51xf.cn/news/?type=1&pageNum={}&pageSize=10"
YOU = "https://www.youcash.com/xxgg/"


def pdf() -> bytes:
    paper = Paper((40, 200, 120), repeat=HEADER)
    for row in ROWS:
        paper.row(row)
    return paper.body()


def ning(*entries: tuple[str, str, str], pages: int = 1) -> bytes:
    listed = [dict(zip(("DOCTITLE", "DOCRELTIME", "URL"), one, strict=True)) for one in entries]
    return json.dumps({"list": listed, "PAGE_COUNT": pages}).encode()


def zhao(total: int, *posts: tuple[str, object, str]) -> bytes:
    keys = ("title", "updateTime", "postContentGen")
    listed = [dict(zip(keys, one, strict=True)) for one in posts]
    return json.dumps({"data": {"notTopTotal": total, "postInfos": listed}}).encode()


def hang(*news: tuple[str, int, str]) -> bytes:
    keys = ("newsTitle", "newsDetailId", "newsDate")
    listed = [dict(zip(keys, one, strict=True)) for one in news]
    return json.dumps({"data": {"list": listed}}).encode()


def page(*items: str) -> bytes:
    return f"<html><body><ul>{''.join(items)}</ul></body></html>".encode()


def item(href: str, title: str, day: str) -> str:
    return f'<li><a href="{href}">{title}</a><span>{day}</span></li>'


def names_in(one: Document) -> list[str]:
    register = catalogue.register(REGISTER)
    return [row.name for row in register.read(register.redact(one)).rows]
