"""What is wrong with a fact about a product, and what to do, in Chinese and in English. Pure."""

from __future__ import annotations

from xiancha.content.problems import Instead, Message, one_of

Wrong = tuple[Message, Instead]


def empty(column: str) -> Wrong:
    return Message(f"{column} is empty", f"{column} 是空的"), Message("fill it in", "补上")


def unknown(column: str, value: str, known: tuple[str, ...]) -> Wrong:
    return Message(f"{column} “{value}” is not known", f"{column}“{value}”不认识"), one_of(known)


def no_date(value: str) -> Wrong:
    return (
        Message(f"as_of “{value}” is no date", f"as_of“{value}”不是日期"),
        Message(
            "write 2025-10-09, 2025-10 or 2025; a spreadsheet may have changed it",
            "写成 2025-10-09、2025-10 或 2025；可能是表格软件改了它",
        ),
    )


def no_link(url: str) -> Wrong:
    return (
        Message(f"“{url}” cannot be opened by a reader", f"“{url}”读者打不开"),
        Message(
            "give the publisher's own https:// page; without one make the name an alias",
            "写发布者自己的 https:// 网页；没有的，这个名称只能写成 alias",
        ),
    )


def complaints(url: str) -> Wrong:
    return (
        Message(f"“{url}” is a place for complaints", f"“{url}”是投诉网站"),
        Message("leave the fact out: complaints are not published", "删掉这一行：投诉内容不发布"),
    )


def needs_no_source(fact: str) -> Wrong:
    return (
        Message(f"{fact} has no source of its own", f"{fact} 不写来源"),
        Message(
            "empty publisher, url, via, as_of and proof",
            "把 publisher、url、via、as_of、proof 清空",
        ),
    )


def no_part(called: str, name: str) -> Wrong:
    return (
        Message(
            f"“{called}” is no part of “{name}”, or too short",
            f"“{called}”不是“{name}”的一部分，或太短",
        ),
        Message("write three characters or more of the name itself", "照写名称里的三个字或更多"),
    )


def not_legal(name: str) -> Wrong:
    return (
        Message(f"“{name}” is no full legal name", f"“{name}”不是公司全称"),
        Message("write the name as the register prints it", "照名单或公告写公司全称"),
    )


def not_whole(product: str, lacks: str) -> Wrong:
    return (
        Message(f"“{product}” has no {lacks}", f"“{product}”没有 {lacks}"),
        Message(f"add one row whose fact is {lacks}", f"加一行，fact 写 {lacks}"),
    )


def twice(value: str, other: str) -> Wrong:
    return (
        Message(f"“{value}” is there already, for {other}", f"“{value}”已经写在“{other}”那里"),
        Message("keep one of the two rows", "只留一行"),
    )


def no_code(code: str) -> Wrong:
    return (
        Message(f"“{code}” is no country's code", f"“{code}”不是国家代码"),
        Message("write two capital letters, such as ID", "写两个大写字母，如 ID"),
    )


def no_country(word: str) -> Wrong:
    return (
        Message(
            f"“{word}” is no country's code with a word in small letters behind it",
            f"“{word}”不是国家代码加一个小写的词",
        ),
        Message("write it like “KE kenya”", "像“KE kenya”这样写"),
    )


def apart(product: str) -> Wrong:
    return (
        Message(f"the rows of “{product}” are not together", f"“{product}”的各行没有写在一起"),
        Message("move this row to the others", "把这一行移到它的其他行旁边"),
    )


def shared(host: str) -> Wrong:
    return (
        Message(f"“{host}” is no host of one firm", f"“{host}”不是一家公司自己的网址"),
        Message(
            "leave it out; write hosts in lower case, without www. and path",
            "删掉；网址用小写，不写 www. 和路径",
        ),
    )


def another(value: str, owner: str) -> Wrong:
    return (
        Message(f"“{value}” belongs to {owner}", f"“{value}”是{owner}的"),
        Message(
            "leave it out, or state that firm as operator, lender or group with its source",
            "删掉；或者加一行写明它是 operator、lender 或 group，并写来源",
        ),
    )


def no_app(value: str) -> Wrong:
    return (
        Message(f"“{value}” is no app of one product", f"“{value}”不是一个产品自己的应用"),
        Message("write the package, such as com.example.loans", "写包名，例如 com.example.loans"),
    )


def no_name(value: str) -> Wrong:
    return (
        Message(f"“{value}” is nobody's name", f"“{value}”不是专有的名称"),
        Message("leave it out", "删掉"),
    )


def not_short(name: str, legal: str) -> Wrong:
    return (
        Message(
            f"“{name}” is not made of characters of {legal} in their order",
            f"“{name}”不是按顺序取自“{legal}”的字",
        ),
        Message("write ask instead of short: it then only asks", "把 short 改成 ask：只用来反问"),
    )


def no_package(value: str) -> Wrong:
    return (
        Message(f"“{value}” is no Android package", f"“{value}”不是安卓包名"),
        Message("write it as com.example.app", "写成 com.example.app 这样"),
    )


def no_sha256(value: str) -> Wrong:
    return (
        Message(f"“{value}” is no SHA-256", f"“{value}”不是 SHA-256"),
        Message(
            "write 64 digits and letters from a to f, small and without colons",
            "写64位数字和小写字母 a 到 f，不带冒号",
        ),
    )


def no_phone(value: str) -> Wrong:
    return (
        Message(f"“{value}” is no phone number", f"“{value}”不是电话号码"),
        Message("write its digits alone, such as 95588", "只写数字，例如 95588"),
    )
